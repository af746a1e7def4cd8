import { expect, test } from "vitest";
import { directionOf } from "./direction.ts";

test("a language is written the way of its script", () => {
  expect(["ar", "he-IL", "fa-AF", "ps", "ur", "pa-PK"].map(directionOf)).toEqual(Array(6).fill("rtl"));
  expect(["en", "es", "so", "pa", "vi", "en-a"].map(directionOf)).toEqual(Array(6).fill("ltr"));
});
