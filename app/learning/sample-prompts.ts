import type { PromptDefinition } from "#app/catalog/prompt.ts";

/** A posted form with these fields. */
export function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

/** A prompt of each kind, for tests of answers. */
export const text: PromptDefinition = { kind: "predict", question: "?", answer: { type: "text" } };
export const number: PromptDefinition = {
  kind: "predict",
  question: "?",
  answer: { type: "number", min: 0, max: 2000, step: 1, unit: "children" },
};
export const choice: PromptDefinition = {
  kind: "predict",
  question: "?",
  answer: { type: "choice", options: [{ id: "a", text: "A" }] },
};
export const notes: PromptDefinition = { kind: "observe-infer", observePrompt: "", inferPrompt: "" };
const asked = { kind: "check" as const, question: "?", explanation: "" };
const options = ["a", "b", "c"].map((id) => ({ id, text: id, correct: id === "a", because: "" }));
export const single: PromptDefinition = { ...asked, type: "single", options };
export const multiple: PromptDefinition = { ...asked, type: "multiple", options };
export const order: PromptDefinition = { ...asked, type: "order", items: ["x", "y"].map((id) => ({ id, text: id })) };
export const match: PromptDefinition = {
  ...asked,
  type: "match",
  pairs: ["p", "q"].map((id) => ({ id, left: id, right: id })),
};
export const numeric: PromptDefinition = { ...asked, type: "numeric", answer: 1, tolerance: 0, unit: "%" };
export const confidence: PromptDefinition = {
  kind: "confidence",
  pair: "asking",
  moment: "before",
  statements: ["s", "t"].map((id) => ({ id, text: id })),
};
export const explorer: PromptDefinition = {
  kind: "data-explorer",
  dataset: "attendance",
  measures: ["share"],
  groupings: ["grade", "site", "term"],
  initial: { measure: "share", groupings: [] },
};
export const sampler: PromptDefinition = { kind: "sampler", share: 0.5, trait: "", population: "", sizes: [10, 50] };
