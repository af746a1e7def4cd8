import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { percentageOf } from "#app/privacy/bands.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { Answers } from "./answers.ts";

/**
 * The mean of a scale, whose first step is 1, and of how many people. exact: rounded to a tenth. low, high: somewhere
 * from one number to another at an end of the scale, where a mean would say what each person answered.
 */
export type Mean = {
  kind: "exact" | "low" | "high";
  from: number;
  to: number;
  /** Null where it is at least the minimum, and saying it would tell how few did not use the scale. */
  people: number | null;
};

/** The steps of a scale; none for anything else, and for scales that were sent before they said which these are. */
export function stepsOf({ kind, options, notOnScale }: InstrumentItem): string[] {
  return kind === "scale" && notOnScale !== undefined ? options.filter((_, at) => at !== notOnScale) : [];
}

/** The step that someone chose, from 1; null where they chose none. */
export function stepIn(item: InstrumentItem, answers: Answers): number | null {
  const answer = answers[item.key];
  const label = typeof answer === "number" ? item.options[answer] : undefined;
  return label === undefined ? null : stepsOf(item).indexOf(label) + 1 || null;
}

/** The mean of what was answered, for readers who see the answers themselves; null for no scale and no answer. */
export function exactMean(item: InstrumentItem, answers: Answers[]): Mean | null {
  const steps = answers.flatMap((each) => stepIn(item, each) ?? []);
  if (steps.length === 0) return null;
  const mean = toTenth(sumOf(steps) / steps.length);
  return { kind: "exact", from: mean, to: mean, people: steps.length };
}

/**
 * The mean as it may be shown where answers are nobody's: of at least the minimum of people, and near an end of the
 * scale as a band that depends on how many there are.
 */
export function shownMean(item: InstrumentItem, answers: Answers[], minimum = defaultMinimum): Mean | null {
  const steps = answers.flatMap((each) => stepIn(item, each) ?? []);
  const last = stepsOf(item).length;
  if (steps.length < minimum || last < 2) return null;
  const beside = answers.length - steps.length;
  const people = beside === 0 || beside >= minimum ? steps.length : null;
  const share = percentageOf((sumOf(steps) - steps.length) / (last - 1), steps.length);
  if (share.kind === "low" || share.kind === "high") {
    const stepAt = (percent: number) => toTenth(1 + ((last - 1) * percent) / 100);
    return { kind: share.kind, from: stepAt(share.from), to: stepAt(share.to), people };
  }
  const mean = toTenth(sumOf(steps) / steps.length);
  return { kind: "exact", from: mean, to: mean, people };
}

export const sumOf = (numbers: number[]): number => numbers.reduce((sum, each) => sum + each, 0);
export const toTenth = (number: number): number => Math.round(number * 10) / 10;
