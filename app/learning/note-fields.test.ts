import fc from "fast-check";
import { expect, test } from "vitest";
import { joinNote, splitNote } from "./note-fields.ts";

const fields = [
  { id: "measure", label: "Measure" },
  { id: "groups", label: "Groups" },
  { id: "n", label: "n" },
];

test("a note is one text, and comes apart again", () => {
  const parts = { measure: "Days present,\n\nfall", n: "201: all of them" };
  const text = joinNote(fields, parts);
  expect(text).toBe("Measure: Days present,\n\nfall\n\nn: 201: all of them");
  expect(splitNote(fields, text)).toEqual(parts);
  expect(joinNote(fields, {})).toBe("");
});

test("a note from before there were parts stands in the first", () => {
  expect(splitNote(fields, "I wrote this freely.\nTwo lines.")).toEqual({
    measure: "I wrote this freely.\nTwo lines.",
  });
});

test("all words of any text are in some part", () => {
  const lines = fc.array(fc.constantFrom("", "Groups: x", "n: 3", "Measure: y", "words", "Measure:", "  z"));
  fc.assert(
    fc.property(lines, (given) => {
      const joined = joinNote(fields, splitNote(fields, given.join("\n")));
      for (const word of ["x", "3", "y", "words", "z"]) {
        const count = (text: string) => text.split(word).length;
        if (given.join("\n").includes(word)) expect(count(joined)).toBe(count(given.join("\n")));
      }
      expect(joinNote(fields, splitNote(fields, joined))).toBe(joined);
    }),
  );
});
