import type { Instrument } from "#app/catalog/instrument.ts";
import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { weeksAfter } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { deleteUnsentAnswers } from "./queries/answers.server.ts";
import {
  findRun,
  insertParticipants,
  insertRuns,
  listAsked,
  lockDueRuns,
  lockRun,
  updateClosed,
  updateSent,
} from "./queries/runs.server.ts";
import { canClose, canReadResults, openWeeks } from "./run.ts";
import { tellOfAsked } from "./telling.server.ts";

export type Planned = { instrument: Instrument; opensOn: string };

/** Plans instruments for a cohort, from its calendar or by hand; what is planned for that day already stays. */
export async function planInstruments(db: Db, cohortId: string, planned: Planned[]): Promise<void> {
  const runs = planned.map(({ instrument, opensOn }) => {
    return {
      cohortId,
      slug: instrument.slug,
      definition: instrument,
      opensOn,
      closesOn: weeksAfter(opensOn, openWeeks(instrument.kind)),
    };
  });
  await insertRuns(db, runs);
}

/** A coach plans an instrument for their cohort. */
export async function planInstrument(
  db: Db,
  person: Person,
  cohortId: string,
  planned: Planned,
): Promise<"planned" | "missing"> {
  if (!coachesCohort(person, cohortId)) return "missing";
  await planInstruments(db, cohortId, [planned]);
  return "planned";
}

/** Closes an instrument that is open, so that nobody answers anymore and its answers can be read. */
export async function closeInstrument(db: Db, person: Person, runId: string): Promise<"closed" | "missing"> {
  return db.transaction(async (db) => {
    const locked = await lockRun(db, runId);
    const run = locked && (await findRun(db, runId));
    if (!run || !canReadResults(person, run)) return "missing";
    if (canClose(run, run.today)) await updateClosed(db, runId, currentTime());
    return "closed";
  });
}

/**
 * The job `send-instruments`: asks everyone who learns in the cohort of a run that opens, and tells them. Running it
 * again tells nothing twice. What was kept and not sent goes when its run closes.
 */
export async function sendInstruments(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    await deleteUnsentAnswers(db);
    const runs = await lockDueRuns(db);
    if (runs.length === 0) return;
    const ids = runs.map(({ id }) => id);
    await insertParticipants(db, ids);
    await updateSent(db, ids, currentTime());
    await tellOfAsked(db, await listAsked(db, ids), runs);
  });
}
