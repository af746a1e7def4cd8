import { expect, test } from "vitest";
import type { CheckDefinition } from "#app/catalog/prompt.ts";
import { checkAnswerWords } from "./check-then.tsx";

const asked = { kind: "check" as const, question: "?", explanation: "" };
const options = ["mean", "median"].map((id) => ({ id, text: `The ${id}`, correct: true, because: "" }));
const items = ["look", "ask"].map((id) => ({ id, text: `First ${id}` }));
const pairs = ["a", "b"].map((id) => ({ id, left: `Left ${id}`, right: `right ${id}` }));

test.each<[CheckDefinition, string[] | Record<string, string> | number, string]>([
  [{ ...asked, type: "single", options }, ["median"], "The median"],
  [{ ...asked, type: "multiple", options }, ["median", "mean"], "The mean; The median"],
  [{ ...asked, type: "order", items }, ["ask", "look"], "First ask → First look"],
  [{ ...asked, type: "match", pairs }, { a: "b", b: "b" }, "Left a: right b; Left b: right b"],
  [{ ...asked, type: "numeric", answer: 1, tolerance: 0, unit: "%" }, 12.5, "12.5%"],
  [{ ...asked, type: "single", options }, { gone: "gone" }, ""],
])("an answer is said in the words of its own question %#", (definition, answer, words) => {
  expect(checkAnswerWords(definition, { kind: "check", answer })).toBe(words);
});
