import type { InstrumentItem } from "#app/catalog/instrument.ts";
import type { Answers } from "#app/instruments/answers.ts";

/** Below this number of answers, a summary may tell who said what; the clock-hour manager is warned of it. */
export const fewAnswers = 5;
/** From this number on, the facilitators of a run read the summary of its evaluation. */
export const leastForFacilitators = 3;

/**
 * How a person reads the evaluation of a run: never while somebody can still answer. The clock-hour manager reads it at
 * any number, because the provider keeps a summary of each (WAC 181-85-200); facilitators from three answers on.
 */
export function evaluationFor(
  { managesHours, gives }: { managesHours: boolean; gives: boolean },
  { isClosed, answers }: { isClosed: boolean; answers: number },
): "hidden" | "open" | "too_few" | "shown" | "shown_with_care" {
  if (!managesHours && !gives) return "hidden";
  if (!isClosed) return "open";
  if (managesHours) return answers < fewAnswers ? "shown_with_care" : "shown";
  return answers < leastForFacilitators ? "too_few" : "shown";
}

export type Tally = { key: string; question: string; options: { label: string; count: number }[]; texts: string[] };

/** How often each option of each question was chosen, and what people wrote, in the order of the alphabet. */
export function tallyOf(items: readonly InstrumentItem[], answers: readonly Answers[]): Tally[] {
  return items.map(({ key, question, options }) => {
    const given = answers.flatMap((each) => (each[key] === undefined ? [] : [each[key]]));
    return {
      ...{ key, question },
      options: options.map((label, at) => ({
        label,
        count: given.filter((one) => one === at || (Array.isArray(one) && one.includes(at))).length,
      })),
      texts: given.filter((one) => typeof one === "string").sort((one, other) => one.localeCompare(other)),
    };
  });
}
