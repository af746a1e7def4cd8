import { type ActivityDefinition, type ActivityField, fieldName } from "#app/catalog/activity.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { longestNotes } from "./answer-lengths.ts";
import type { Refusal } from "./response-refusal.ts";

/** The answers of an activity, by field; fields without an answer are left out, a tick is "yes". */
export type ActivityFields = Record<string, string>;

/** Reads an activity's form by `textOf`, or says why it cannot be saved. */
export function parseActivity(
  definition: ActivityDefinition,
  textOf: (name: string) => string,
): { fields: ActivityFields } | { refusal: Refusal } {
  const given = definition.fields.flatMap((field) => {
    const text = textOf(fieldName(field.id));
    return text === "" ? [] : [{ field, text }];
  });
  if (given.length === 0 && !definition.canBeEmpty) return { refusal: refusalOfNothing(definition) };
  if (!given.every(({ field, text }) => isPossible(field, text))) return { refusal: "unknown-choice" };
  if (definition.isRanking && new Set(given.map(({ text }) => text)).size !== definition.fields.length) {
    return { refusal: "order-all" };
  }
  if (given.reduce((sum, { text }) => sum + lengthOf(text), 0) > longestNotes) return { refusal: "too-long" };
  return { fields: Object.fromEntries(given.map(({ field, text }) => [field.id, text])) };
}

function refusalOfNothing({ fields, isRanking }: ActivityDefinition): Refusal {
  if (isRanking) return "order-all";
  return fields.some(({ type }) => type === "text") ? "write-something" : "choose-some";
}

function isPossible(field: ActivityField, text: string): boolean {
  if (field.type === "choice") return field.options.some(({ id }) => id === text);
  return field.type === "text" || text === "yes";
}
