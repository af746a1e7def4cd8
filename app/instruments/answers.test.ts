import fc from "fast-check";
import { expect, test } from "vitest";
import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { answersIn, itemName, problemsIn } from "./answers.ts";

const items: InstrumentItem[] = [
  { key: "often", kind: "scale", question: "How often?", options: ["Never", "Sometimes", "Always"], isOptional: false },
  { key: "gave", kind: "several", question: "Which?", options: ["Time", "Data"], isOptional: true },
  { key: "words", kind: "text", question: "What else?", options: [], isOptional: true },
];
const formOf = (fields: [string, string][]) => {
  const form = new FormData();
  for (const [key, value] of fields) form.append(itemName(key), value);
  return form;
};

test("options, several options and words are read", () => {
  const form = formOf([
    ["often", "2"],
    ["gave", "1"],
    ["gave", "0"],
    ["gave", "1"],
    ["words", " Bus 7.\r\nLate. "],
  ]);
  expect(answersIn(items, form)).toEqual({ often: 2, gave: [0, 1], words: "Bus 7.\nLate." });
});

test("of any input, only options of the item and words are accepted", () => {
  const field = fc.tuple(fc.constantFrom("often", "gave", "words", "other"), fc.string({ maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(field, { maxLength: 8 }), (fields) => {
      const { often, gave, words, ...rest } = answersIn(items, formOf(fields));
      expect(rest).toEqual({});
      if (often !== undefined) expect([0, 1, 2]).toContain(often);
      if (gave !== undefined) expect([[0], [1], [0, 1]]).toContainEqual(gave);
      if (words !== undefined) expect(String(words).trim()).not.toBe("");
    }),
  );
});

test("what is needed and missing is told, and what is too long", () => {
  expect(problemsIn(items, {})).toEqual({ often: "missing" });
  expect(problemsIn(items, { often: 0, words: "x".repeat(4_001) })).toEqual({ words: "too-long" });
  expect(problemsIn(items, { often: 0 })).toEqual({});
});
