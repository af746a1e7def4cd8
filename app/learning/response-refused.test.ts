import { describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { longestAnswer, longestNotes } from "./answer-lengths.ts";
import { parseResponse, type Refusal } from "./response.ts";

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

const text: PromptDefinition = { kind: "predict", question: "?", answer: { type: "text" } };
const number: PromptDefinition = {
  kind: "predict",
  question: "?",
  answer: { type: "number", min: 0, max: 2000, step: 1, unit: "children" },
};
const choice: PromptDefinition = {
  kind: "predict",
  question: "?",
  answer: { type: "choice", options: [{ id: "a", text: "A" }] },
};
const notes: PromptDefinition = { kind: "observe-infer", observePrompt: "", inferPrompt: "" };
const asked = { kind: "check" as const, question: "?", explanation: "" };
const options = ["a", "b", "c"].map((id) => ({ id, text: id, correct: id === "a", because: "" }));
const single: PromptDefinition = { ...asked, type: "single", options };
const multiple: PromptDefinition = { ...asked, type: "multiple", options };
const order: PromptDefinition = { ...asked, type: "order", items: ["x", "y"].map((id) => ({ id, text: id })) };
const match: PromptDefinition = {
  ...asked,
  type: "match",
  pairs: ["p", "q"].map((id) => ({ id, left: id, right: id })),
};
const numeric: PromptDefinition = { ...asked, type: "numeric", answer: 1, tolerance: 0, unit: "%" };
const confidence: PromptDefinition = {
  kind: "confidence",
  pair: "asking",
  moment: "before",
  statements: ["s", "t"].map((id) => ({ id, text: id })),
};
const explorer: PromptDefinition = {
  kind: "data-explorer",
  dataset: "attendance",
  measures: ["share"],
  groupings: ["grade", "site", "term"],
  initial: { measure: "share", groupings: [] },
};
const sampler: PromptDefinition = { kind: "sampler", share: 0.5, trait: "", population: "", sizes: [10, 50] };

describe("an answer that cannot be kept says why", () => {
  test.each<[Refusal, PromptDefinition, [string, string][]]>([
    ["write-something", text, [["answer", " \n "]]],
    ["too-long", text, [["answer", "x".repeat(longestAnswer + 1)]]],
    ["give-number", number, [["answer", "many"]]],
    ["give-number", number, [["answer", ""]]],
    ["give-number", numeric, [["answer", "Infinity"]]],
    ["out-of-range", number, [["answer", "2001"]]],
    ["choose-one", choice, []],
    ["unknown-choice", choice, [["answer", "z"]]],
    ["write-something", notes, []],
    ["too-long", notes, [["inferences", "x".repeat(longestNotes + 1)]]],
    [
      "choose-one",
      single,
      [
        ["answer", "a"],
        ["answer", "b"],
      ],
    ],
    ["choose-some", multiple, []],
    [
      "unknown-choice",
      multiple,
      [
        ["answer", "a"],
        ["answer", "z"],
      ],
    ],
    [
      "order-all",
      order,
      [
        ["position:x", "1"],
        ["position:y", "1"],
      ],
    ],
    ["order-all", order, [["position:x", "1"]]],
    ["match-all", match, [["match:p", "q"]]],
    [
      "unknown-choice",
      match,
      [
        ["match:p", "q"],
        ["match:q", "z"],
      ],
    ],
    ["rate-all", confidence, [["rating:s", "1"]]],
    [
      "rate-all",
      confidence,
      [
        ["rating:s", "1"],
        ["rating:t", "6"],
      ],
    ],
    [
      "rate-all",
      confidence,
      [
        ["rating:s", "1.5"],
        ["rating:t", "2"],
      ],
    ],
    ["unknown-choice", explorer, [["measure", "income"]]],
    [
      "unknown-choice",
      explorer,
      [
        ["measure", "share"],
        ["grouping", "name"],
      ],
    ],
    [
      "unknown-choice",
      explorer,
      [
        ["measure", "share"],
        ["grouping", "grade"],
        ["grouping", "site"],
        ["grouping", "term"],
      ],
    ],
    [
      "unknown-choice",
      sampler,
      [
        ["size", "11"],
        ["draw", "again"],
      ],
    ],
  ])("%s %#", (refusal, definition, fields) => expect(parseResponse(definition, form(fields))).toEqual({ refusal }));

  test("and files are no answers", () => {
    const data = new FormData();
    data.append("answer", new File(["x"], "x.txt"));
    expect(parseResponse(text, data)).toEqual({ refusal: "write-something" });
  });
});
