import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckDefinition } from "#app/catalog/prompt.ts";
import { type CheckAnswer, gradeFor } from "./check.ts";

const asked = { kind: "check" as const, question: "?", explanation: "" };
const options = ["a", "b", "c", "d"].map((id) => ({ id, text: id, correct: id === "a" || id === "b", because: "" }));
const single: CheckDefinition = { ...asked, type: "single", options };
const multiple: CheckDefinition = { ...asked, type: "multiple", options };
const order: CheckDefinition = { ...asked, type: "order", items: ["x", "y", "z"].map((id) => ({ id, text: id })) };
const pairs = [
  { id: "p", left: "P", right: "same" },
  { id: "q", left: "Q", right: "same" },
  { id: "r", left: "R", right: "other" },
];
const match: CheckDefinition = { ...asked, type: "match", pairs };
const numeric: CheckDefinition = { ...asked, type: "numeric", answer: 0.3, tolerance: 0, unit: "" };

describe("a grade", () => {
  test.each<[string, CheckDefinition, CheckAnswer, number]>([
    ["one right choice", single, ["a"], 1],
    ["one wrong choice", single, ["c"], 0],
    ["two choices where one is asked for", single, ["a", "b"], 0],
    ["all right choices", multiple, ["b", "a"], 1],
    ["half of them", multiple, ["a"], 0.5],
    ["everything ticked", multiple, ["a", "b", "c", "d"], 0],
    ["one right and one wrong", multiple, ["a", "c"], 0],
    ["the right order", order, ["x", "y", "z"], 1],
    ["one in its place", order, ["x", "z", "y"], 1 / 3],
    ["pairs with the same words, either way", match, { p: "q", q: "p", r: "r" }, 1],
    ["one pair wrong", match, { p: "p", q: "q", r: "p" }, 2 / 3],
    ["the number, as computers add", numeric, 0.1 + 0.2, 1],
    ["a number beside it", numeric, 0.31, 0],
    ["within the tolerance", { ...numeric, tolerance: 0.05 }, 0.35, 1],
    ["an answer of another kind", numeric, ["a"], 0],
  ])("of %s", (_, definition, answer, grade) => expect(gradeFor(definition, answer)).toBeCloseTo(grade, 9));

  test("is between 0 and 1 for any answer", () => {
    const answer = fc.oneof(
      fc.array(fc.constantFrom("a", "b", "c", "d", "x", "y", "z", "")),
      fc.dictionary(fc.constantFrom("p", "q", "r", "constructor"), fc.constantFrom("p", "q", "r", "")),
      fc.double(),
    );
    fc.assert(
      fc.property(fc.constantFrom(single, multiple, order, match, numeric), answer, (definition, given) => {
        const grade = gradeFor(definition, given);
        expect(grade >= 0 && grade <= 1).toBe(true);
      }),
    );
  });
});
