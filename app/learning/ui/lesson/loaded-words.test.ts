import { expect, it } from "vitest";
import { loadedWordsIn } from "./loaded-words.ts";

it("finds reasons and judgments among facts", () => {
  expect(loadedWordsIn("Cedar is lower Because the bus was cut, and because families are lazy")).toEqual([
    "because",
    "lazy",
  ]);
  expect(loadedWordsIn("They don’t care and should come")).toEqual(["don’t care", "should"]);
});

it("leaves facts alone, and words that only look alike", () => {
  expect(loadedWordsIn("Cedar has 68 percent, 23 points below Alder. The shoulder of the road is listed.")).toEqual([]);
});
