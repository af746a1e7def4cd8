import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { ResponseValue } from "#app/learning/response.ts";
import * as m from "#app/messages/catalog.ts";

/** A question as its page asked it; null if its wording was not stored or its kind has none. */
export function questionInWords(definition: PromptDefinition | null): string | null {
  switch (definition?.kind) {
    case "predict":
    case "check":
    case "activity":
      return definition.question;
    case "observe-infer":
      return `${definition.observePrompt}\n${definition.inferPrompt}`;
    case "reflection":
      return definition.prompt;
    default:
      return null;
  }
}

/** An answer as readable lines, for display beside its question. */
export function answerInWords(value: ResponseValue, definition: PromptDefinition | null): string[] {
  switch (value.kind) {
    case "predict":
      return [textOf(String(value.answer), optionsOf(definition))];
    case "observe-infer":
      return [m.takeoutObserved({ text: value.observations }), m.takeoutInferred({ text: value.inferences })];
    case "check":
      return checkInWords(value.answer, definition);
    case "confidence":
      return Object.entries(value.ratings).map(([id, rating]) =>
        m.takeoutRated({ statement: textOf(id, optionsOf(definition)), rating }),
      );
    case "data-explorer":
      return [m.takeoutExplored({ measure: value.measure, groupings: value.groupings.join(", ") || "–" })];
    case "activity":
      return activityInWords(value.fields, definition);
    case "sampler":
      return [m.takeoutSampled({ draws: value.draws, size: value.size })];
  }
}

function activityInWords(given: Record<string, string>, definition: PromptDefinition | null): string[] {
  if (definition?.kind !== "activity") return Object.values(given);
  return definition.fields.flatMap((field) => {
    const answer = given[field.id];
    if (answer === undefined) return [];
    if (field.type === "mark") return [field.label];
    return m.takeoutFilled({
      field: field.label,
      answer: field.type === "choice" ? textOf(answer, field.options) : answer,
    });
  });
}

type Option = { id: string; text: string };

function checkInWords(answer: string[] | Record<string, string> | number, definition: PromptDefinition | null) {
  const options = optionsOf(definition);
  if (typeof answer === "number") return [String(answer)];
  if (Array.isArray(answer)) return answer.map((id) => textOf(id, options));
  const pairs = definition?.kind === "check" && definition.type === "match" ? definition.pairs : [];
  const sideOf = (id: string, side: "left" | "right") => pairs.find((pair) => pair.id === id)?.[side] ?? id;
  return Object.entries(answer).map(([left, right]) =>
    m.takeoutMatched({ left: sideOf(left, "left"), right: sideOf(right, "right") }),
  );
}

function textOf(id: string, options: Option[]): string {
  return options.find((option) => option.id === id)?.text ?? id;
}

function optionsOf(definition: PromptDefinition | null): Option[] {
  if (definition?.kind === "confidence") return definition.statements;
  if (definition?.kind === "predict" && definition.answer.type === "choice") return definition.answer.options;
  if (definition?.kind !== "check") return [];
  if (definition.type === "order") return definition.items;
  return definition.type === "single" || definition.type === "multiple" ? definition.options : [];
}
