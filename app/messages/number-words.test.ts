import fc from "fast-check";
import { expect, test } from "vitest";
import { numberWords } from "./number-words.ts";

test("numbers are written as Intl writes them", () => {
  const intl = new Intl.NumberFormat("en-US");
  const odd = [0, 1, -1, 999, -999, 1000, -1000, 0.5, 999.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY];
  for (const value of odd) expect(numberWords(value)).toBe(intl.format(value));
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true })), (value) => {
      expect(numberWords(value)).toBe(intl.format(value + 0)); // without the sign of -0
    }),
  );
});

test("a count in English has two forms: one for 1 and -1, the other for the rest", () => {
  const plurals = new Intl.PluralRules("en");
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer()), (count) => {
      expect(plurals.select(count)).toBe(Math.abs(count) === 1 ? "one" : "other");
    }),
  );
});
