import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { addresses } from "#tests/addresses.ts";
import { administrationItems, headerItems, ownItems, settingsItems } from "./navigation.ts";
import type { NavigationItem } from "./ui/navigation-item.ts";

const shown = [...Object.values(headerItems).flat(), ...ownItems, ...administrationItems, ...settingsItems];

test("each navigation item is a route", () => {
  expect(shown.filter(({ to }) => !addresses.some(({ path }) => `/${path}` === to))).toEqual([]);
});

test("each declared navigation item is shown", async () => {
  const app = fileURLToPath(new URL(".", import.meta.url));
  const files = globSync("*/**/navigation.ts", { cwd: app });
  expect(files.length).toBeGreaterThan(0);
  const declared: Record<string, NavigationItem>[] = await Promise.all(files.map((file) => import(app + file)));
  expect(declared.flatMap((file) => Object.values(file)).filter((place) => !shown.includes(place))).toEqual([]);
});
