import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";

/** The text typed in a saved answer, in the order of the form's fields; empty for choices. */
export function savedWordsOf({ value }: Pick<SavedResponse, "value">, asked: PromptDefinition | undefined): string[] {
  switch (value.kind) {
    case "observe-infer":
      return [value.observations, value.inferences];
    case "predict":
      return [String(value.answer)];
    case "check":
      return typeof value.answer === "number" ? [String(value.answer)] : [];
    case "activity":
      return asked?.kind === "activity"
        ? asked.fields.flatMap(({ id, type }) => (type === "text" ? [value.fields[id] ?? ""] : []))
        : [];
    default:
      return [];
  }
}
