import { expect, test } from "vitest";
import { excerptOf, queryOf } from "./post-search.ts";

test.each([
  [["tides"], "'tides':*"],
  [["o'hara", "do"], "'o':* & 'hara':* & 'do':*"],
  [["':*", "|", "!&()"], null],
  [["a'b:*|!c"], "'a':* & 'b':* & 'c':*"],
])("%j asks for %s", (words, query) => expect(queryOf(words)).toBe(query));

test("an excerpt marks what was found, with or without accents", () => {
  const found = excerptOf("The niño waits at the gate", "nino");
  expect(found.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(["niño"]);
});
