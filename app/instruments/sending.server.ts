import type { Instrument } from "#app/catalog/instrument.ts";
import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { weeksAfter } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
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
import { canReadResults, openWeeks, stateOf } from "./run.ts";

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

/** A coach closes an instrument that is open, so that nobody answers any more and its answers can be read. */
export async function closeInstrument(db: Db, person: Person, runId: string): Promise<"closed" | "missing"> {
  return db.transaction(async (db) => {
    const locked = await lockRun(db, runId);
    const run = locked && (await findRun(db, runId));
    if (!run || !canReadResults(person, run)) return "missing";
    if (stateOf(run, run.today) === "open") await updateClosed(db, runId, currentTime());
    return "closed";
  });
}

/**
 * The job `send-instruments`: asks everyone who learns in the cohort of a run that opens, and mails those who want to
 * hear of it. Running it again sends nothing twice. What was kept and not sent goes when its run closes.
 */
export async function sendInstruments(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    await deleteUnsentAnswers(db);
    const runs = await lockDueRuns(db);
    if (runs.length === 0) return;
    const ids = runs.map(({ id }) => id);
    await insertParticipants(db, ids);
    await updateSent(db, ids, currentTime());
    const byId = new Map(runs.map((run) => [run.id, run]));
    const asked = await listAsked(db, ids);
    const mails = asked.flatMap(({ runId, ...to }) => {
      const run = byId.get(runId);
      if (!run) return [];
      const { title, minutes } = run.definition;
      const data = { title, minutes, closesOn: run.closesOn, linkPath: `/instruments/${runId}` };
      return [{ to, data, uselessAfter: fromNow(openWeeks(run.definition.kind) * 7 * days) }];
    });
    await queueMails(db, "instrument_asked", mails);
  });
}
