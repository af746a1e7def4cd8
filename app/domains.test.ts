import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What each folder must not know. A domain is told what it needs; it never looks it up in one that stands on it. */
const strangers: Record<string, string[]> = {
  time: ["identity", "catalog", "privacy", "learning", "http", "routes", "server"],
  privacy: ["identity", "catalog", "learning", "http", "routes", "server"],
  identity: ["catalog", "learning", "routes", "server"],
  catalog: ["identity", "learning", "routes"],
  learning: ["routes", "server"],
  ui: ["identity", "catalog", "learning", "routes", "server"],
};

/** The check draws each lesson as learners see it. */
const exceptions = ["catalog/check/render.tsx"];

test.each(Object.entries(strangers))("%s depends on nothing that stands on it", (folder, unknown) => {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: here }).filter((file) => !exceptions.includes(file));
  expect(files.length).toBeGreaterThan(0);
  const wrong = files.filter((file) => {
    const text = readFileSync(here + file, "utf8");
    return unknown.some((other) => new RegExp(`from "(#app|(\\.\\./)+)/?${other}/`).test(text));
  });
  expect(wrong).toEqual([]);
});
