import type { Db } from "#db/client.server.ts";
import { type Change, changesBetween, type Series, seriesOf } from "./comparison.ts";
import { listAnswers, listComparedRuns } from "./queries/answers.server.ts";
import { countResponse, type VisibleRun } from "./queries/runs.server.ts";
import { type ItemResult, resultsOf } from "./results.ts";
import { isComplete, type Response } from "./run.ts";

export type GroupResults = {
  response: Response;
  answers: number;
  /** Whether nobody can answer anymore; before, nothing is shown. */
  isComplete: boolean;
  /** Null while it is not complete, and with fewer answers than the minimum. */
  results: ItemResult[] | null;
  series: Series[];
};

/** A group's answers to an instrument without names, beside other sendings about the same. */
export async function groupResults(db: Db, run: VisibleRun): Promise<GroupResults> {
  const [response, answers] = [await countResponse(db, run.id), await listAnswers(db, run.id)];
  const common = { response, answers: answers.length };
  if (!isComplete({ ...run, ...response }, run.today))
    return { ...common, isComplete: false, results: null, series: [] };
  const results = resultsOf(run.definition.items, answers);
  return { ...common, isComplete: true, results, series: results ? (await compared(db, run)).series : [] };
}

export type Comparison = { series: Series[]; changes: Change[]; since: string | null };

/** A run beside earlier and later ones that asked the same; the change of the same people where answers are linked. */
export async function compared(db: Db, run: VisibleRun): Promise<Comparison> {
  const { isLinked } = run.definition;
  const all = await listComparedRuns(db, run, { isLinked });
  const own = all.find(({ id }) => id === run.id);
  if (!own) return { series: [], changes: [], since: null };
  const runs = all.filter((each) => isLinked || isComplete(each, run.today));
  const earlier = isLinked ? runs.filter(({ opensOn }) => opensOn < own.opensOn) : [];
  // The earliest that says anything: what changed since the beginning.
  const first = earlier.toReversed().find((each) => changesBetween(each, own).length > 0);
  return {
    series: seriesOf(own, runs),
    changes: first ? changesBetween(first, own) : [],
    since: first ? first.opensOn : null,
  };
}
