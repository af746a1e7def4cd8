import type { PredictDefinition } from "#app/catalog/prompt.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";

/** A person's prediction, in words. */
export function predictionWords(saved: SavedResponse, asked: PredictDefinition["answer"] | null): string {
  if (saved.value.kind !== "predict") return "";
  const { answer } = saved.value;
  const then = saved.askedThen?.kind === "predict" ? saved.askedThen.answer : asked;
  if (then?.type === "choice") return then.options.find((option) => option.id === answer)?.text ?? String(answer);
  if (then?.type === "number") return then.unit === "%" ? `${answer}%` : `${answer} ${then.unit}`;
  return String(answer);
}
