import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));

const all = ["identity", "catalog", "learning", "notifications", "personal-data", "site", "routes", "server"];

/** What each folder must not know. A domain is told what it needs; it never looks it up in one that stands on it. */
const strangers: Record<string, string[]> = {
  time: [...all, "http"],
  secrets: [...all, "http"],
  privacy: [...all, "http"],
  jobs: [...all, "http"],
  notifications: [...all.filter((folder) => folder !== "notifications"), "http"],
  identity: ["catalog", "learning", "personal-data", "site", "routes", "server"],
  catalog: ["identity", "learning", "personal-data", "site", "routes"],
  learning: ["personal-data", "site", "routes", "server"],
  "personal-data": ["site", "routes", "server"],
  site: ["routes", "server"],
  ui: [...all],
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
