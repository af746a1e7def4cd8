import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { iconNames } from "./icon.tsx";

test("every icon has a symbol, and every symbol is an icon", () => {
  const sprite = readFileSync(new URL("icons.svg", import.meta.url), "utf8");
  expect(Array.from(sprite.matchAll(/<symbol id="([^"]+)"/g), ([, id]) => id)).toEqual(iconNames);
});
