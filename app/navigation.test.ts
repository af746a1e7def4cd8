import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { addresses } from "#tests/addresses.ts";
import { administrationItems, headerItems, ownItems, settingsItems } from "./navigation.ts";
import type { NavigationItem } from "./ui/navigation-item.ts";

const shown = [...Object.values(headerItems).flat(), ...ownItems, ...administrationItems, ...settingsItems];

test("each navigation item is a route", () => {
  expect(shown.filter(({ to }) => !addresses.some(({ path }) => `/${path}` === to))).toEqual([]);
});

const app = fileURLToPath(new URL(".", import.meta.url));
const files = globSync("*/**/navigation.ts", { cwd: app });

test("every page loads only the words of the navigation, not those of the pages that it leads to", () => {
  const named = files.flatMap((file) =>
    Array.from(readFileSync(app + file, "utf8").matchAll(/\bm\.(\w+)/g), ([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !/^(nav|settingsNav|meetingNav|adminPlace)[A-Z]/.test(name ?? ""))).toEqual([]);
});

test("each declared navigation item is shown", async () => {
  expect(files.length).toBeGreaterThan(0);
  const declared: Record<string, NavigationItem>[] = await Promise.all(files.map((file) => import(app + file)));
  expect(declared.flatMap((file) => Object.values(file)).filter((place) => !shown.includes(place))).toEqual([]);
});
