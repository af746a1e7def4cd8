import type { Instrument, InstrumentItem, InstrumentKind } from "#app/catalog/instrument.ts";
import type { Answers } from "#app/instruments/answers.ts";
import { shownMean, stepIn, stepsOf } from "#app/instruments/mean.ts";
import * as m from "#app/messages/catalog.ts";
import { percentageOf } from "#app/privacy/bands.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { Cell } from "../cells.ts";

/** The questionnaires whose averages are published, in the order of Guskey's levels. */
export const surveyKinds: readonly InstrumentKind[] = ["evaluation", "pre", "mid", "post", "follow-up"];

/** One sending of a questionnaire that nobody can answer any more. */
export type SurveyRun = {
  slug: string;
  definition: Instrument;
  asked: number;
  answered: number;
  answers: Answers[];
};

/** What earlier versions of the same figures published of a questionnaire. */
export type EarlierCells = readonly Pick<Cell, "row" | "measure" | "state" | "value" | "low" | "high" | "outOf">[];

/**
 * Response rates and averages of a period. Only sendings with ten answers or more to a question are part of its average,
 * so that no two averages of overlapping periods, nor an average and what a coach sees of one cohort, differ by fewer.
 */
export function surveyCells(runs: readonly SurveyRun[], earlier: readonly EarlierCells[] = []): Cell[] {
  const cells = slugsOf(runs).flatMap((slug) => {
    const here = runs.filter((run) => run.slug === slug);
    const title = here.at(-1)?.definition.title ?? slug;
    return [responseCell(slug, title, here), ...questionsOf(here).map((question) => meanCell(slug, question, here))];
  });
  return cells.map((cell, position) => ({ ...afterEarlier(cell, earlier), position }));
}

const kindOrder = (runs: readonly SurveyRun[], slug: string) => {
  const kind = runs.find((run) => run.slug === slug)?.definition.kind;
  return kind === undefined ? surveyKinds.length : surveyKinds.indexOf(kind);
};

function slugsOf(runs: readonly SurveyRun[]): string[] {
  const slugs = [...new Set(runs.map(({ slug }) => slug))].sort();
  return slugs.sort((one, other) => kindOrder(runs, one) - kindOrder(runs, other));
}

const nothing = { state: "withheld" as const, value: null, low: null, high: null, outOf: null };
const place = { slice: "survey" as const, position: 0 };

/** The rate of sendings to ten people or more: a smaller one could be the only difference between two periods. */
function responseCell(slug: string, label: string, all: readonly SurveyRun[]): Cell {
  const runs = all.filter((run) => run.asked >= defaultMinimum);
  const asked = runs.reduce((sum, run) => sum + run.asked, 0);
  const answered = runs.reduce((sum, run) => sum + run.answered, 0);
  const cell = { ...place, row: slug, measure: "response", label };
  if (asked < defaultMinimum) return { ...cell, ...nothing };
  const rate = percentageOf(answered, asked);
  if (rate.kind === "exact") return { ...cell, state: "shown", value: rate.from, low: null, high: null, outOf: asked };
  return { ...cell, state: "range", value: null, low: rate.from, high: rate.to, outOf: asked };
}

/** A question as it was worded, with its scale: other words or another scale are another question. */
type Question = { key: string; id: string; item: InstrumentItem };

const idOf = (item: InstrumentItem) => JSON.stringify([item.key, item.question, stepsOf(item)]);

function questionsOf(runs: readonly SurveyRun[]): Question[] {
  const found = new Map<string, Question>();
  for (const item of runs.flatMap(({ definition }) => definition.items)) {
    if (stepsOf(item).length > 1 && !found.has(idOf(item)))
      found.set(idOf(item), { key: item.key, id: idOf(item), item });
  }
  return [...found.values()];
}

function meanCell(slug: string, { key, id, item }: Question, runs: readonly SurveyRun[]): Cell {
  const counted = runs.flatMap(({ definition, answers }) => {
    const own = definition.items.find((each) => idOf(each) === id);
    if (!own) return [];
    return answers.filter((each) => stepIn(own, each) !== null).length >= defaultMinimum ? answers : [];
  });
  const label = m.surveyQuestion({ question: item.question, steps: stepsOf(item).length });
  const cell = { ...place, row: `${slug} ${key} ${hashOf(id)}`, measure: "mean", label };
  const mean = shownMean(item, counted);
  if (!mean) return { ...cell, ...nothing };
  if (mean.kind === "exact") {
    return { ...cell, state: "shown", value: mean.from, low: null, high: null, outOf: mean.people };
  }
  return { ...cell, state: "range", value: null, low: mean.from, high: mean.to, outOf: mean.people };
}

/** A short name for a wording, the same for the same words. */
function hashOf(text: string): string {
  let hash = 5381;
  for (const character of text) hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 4_294_967_296;
  return hash.toString(36);
}

/**
 * A cell that may follow those of earlier versions: the same one, or one of at least ten answers more or fewer. Anything
 * between would tell what the few people answered who came or left.
 */
function afterEarlier(cell: Cell, earlier: readonly EarlierCells[]): Cell {
  const before = earlier.flatMap((cells) =>
    cells.filter(({ row, measure }) => row === cell.row && measure === cell.measure),
  );
  const isSafe = before.every(
    (old) =>
      old.state === "withheld" ||
      (old.value === cell.value && old.low === cell.low && old.high === cell.high && old.outOf === cell.outOf) ||
      (old.outOf !== null && cell.outOf !== null && Math.abs(old.outOf - cell.outOf) >= defaultMinimum),
  );
  return isSafe ? cell : { ...cell, ...nothing };
}
