import { currentCatalog } from "#app/catalog/current.server.ts";
import type { Instrument } from "#app/catalog/instrument.ts";
import { askAboutTraining } from "#app/instruments/asking.server.ts";
import { listAnswers } from "#app/instruments/queries/answers.server.ts";
import { findEvaluationOf } from "#app/instruments/queries/offerings.server.ts";
import { countResponse } from "#app/instruments/queries/runs.server.ts";
import { type Response, stateOf } from "#app/instruments/run.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { listRegistrationsIn } from "#app/trainings/registration/queries/registrations.server.ts";
import { lockRun } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Tally, tallyOf } from "./evaluation.ts";

const slug = "evaluation";

/**
 * Asks everyone who attended a run what it was like, once, after its attendance was confirmed. Nothing waits for their
 * answers: pdEnroller asks before it gives hours, so ours is no gate.
 */
export async function askAttendees(
  db: Db,
  runId: string,
  instrument: Instrument | undefined = currentCatalog().instrumentsBySlug.get(slug),
): Promise<void> {
  if (!instrument) return;
  await db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run?.closedAt) return;
    const attended = await listRegistrationsIn(db, runId, ["attended", "attended_partly"]);
    const about = { trainingRunId: runId, about: run.title, opensOn: dayOf(run.closedAt, homeZone) };
    await askAboutTraining(
      db,
      { instrument, ...about },
      attended.flatMap(({ personId }) => personId ?? []),
    );
  });
}

export type EvaluationSummary = { isClosed: boolean; closesOn: string; response: Response; tallies: Tally[] };

/** The answers of a run's participants, without names; null where nobody was asked. Callers check who may read them. */
export async function evaluationSummary(db: Db, runId: string, now = currentTime()): Promise<EvaluationSummary | null> {
  const run = await findEvaluationOf(db, runId, slug);
  if (!run) return null;
  const [response, answers] = await Promise.all([countResponse(db, run.id), listAnswers(db, run.id)]);
  return {
    ...{ isClosed: stateOf(run, dayOf(now, homeZone)) === "closed", closesOn: run.closesOn, response },
    tallies: tallyOf(run.definition.items, answers),
  };
}
