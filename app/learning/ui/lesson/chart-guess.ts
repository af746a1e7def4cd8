import type { ChartProps } from "#app/catalog/chart-props.ts";
import type { LessonState } from "#app/learning/lesson-state.ts";
import * as m from "#app/messages/catalog.ts";
import { predictionWords } from "./prediction-words.ts";

/** The reader's prediction: a number to mark, or a shape for their choice. */
export type Guess = { words: string; value: number | null; shape: number[] | null };

/** The saved prediction that a chart draws; null if there is none or it cannot be drawn. */
export function guessOf(
  { after, shapes }: NonNullable<ChartProps["guess"]>,
  responses: LessonState["responses"],
  prompts: LessonState["prompts"],
): Guess | null {
  const saved = responses[after];
  if (saved?.value.kind !== "predict") return null;
  const definition = prompts.find(({ id }) => id === after)?.definition;
  const { answer } = saved.value;
  const asked = definition?.kind === "predict" ? definition.answer : null;
  const words = m.lessonChartGuess({ guess: predictionWords(saved, asked) });
  if (typeof answer === "number") return { words, value: answer, shape: null };
  const shape = shapes?.[answer];
  return shape ? { words, value: null, shape } : null;
}
