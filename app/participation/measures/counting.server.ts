import { enqueue } from "#app/jobs/queue.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { seconds } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { calendarPeriodsOf, quartersBefore } from "../periods/period.ts";
import { insertNewPeriods, listOpenPeriods, notePeopleOf } from "../periods/queries/periods.server.ts";
import {
  hasChanges,
  lockCounting,
  noteEndedMeetings,
  takeChanges,
  takeRemovals,
  updateFinishedAt,
} from "./queries/changes.server.ts";
import { updatePeriodPeople, updatePersonMonths } from "./queries/person-months.server.ts";
import { countTotals, recountOrganizations, replaceTotals } from "./queries/totals.server.ts";

/**
 * Notes that one transaction counts. Most notes of a minute are about people who are noted several times, and each is
 * counted once for all of them.
 */
const batch = 10_000;

/** When a minute's later turns begin: schedules know minutes, and totals stay well under a minute old. */
const laterTurns = [20 * seconds, 40 * seconds];

/** A turn of counting: a job, each minute, which queues that minute's later turns. */
export async function countInTurns(
  db: Db,
  { isLater = false }: { isLater?: boolean },
  now = currentTime(),
): Promise<void> {
  if (isLater && !(await hasChanges(db))) return;
  for (const after of isLater ? [] : laterTurns) {
    await enqueue(db, "count-participation", { isLater: true }, { startAfter: new Date(now.getTime() + after) });
  }
  await countParticipation(db, now);
}

/**
 * Brings everyone's months, and the people and totals of open periods, up to date. Only the people of whom something
 * changed are counted; a turn that dies leaves the notes that it took. Safe to run twice and at once.
 */
export async function countParticipation(db: Db, now = currentTime()): Promise<void> {
  await registerCalendarPeriods(db, now);
  for (;;) {
    const notes = await countBatch(db, now);
    if (notes < batch) break;
  }
  await db.transaction(async (db) => {
    if (!(await lockCounting(db))) return;
    for (const period of await listOpenPeriods(db, dayOf(now, homeZone))) {
      await replaceTotals(db, period.id, await countTotals(db, period, now));
    }
    for (const periodId of await takeRemovals(db)) await recountOrganizations(db, periodId);
    await updateFinishedAt(db, now);
  });
}

/** Registers the quarter and the years that today is in, and the quarters before, with everyone who took part. */
async function registerCalendarPeriods(db: Db, now: Date): Promise<void> {
  const current = calendarPeriodsOf(dayOf(now, homeZone));
  const wanted = [...current, ...quartersBefore(current[0]?.startsOn ?? "", 4)];
  await db.transaction(async (db) => {
    for (const period of await insertNewPeriods(db, wanted)) await notePeopleOf(db, period);
  });
}

/** Counts the people of one batch of notes. Returns how many notes there were, and 0 while another turn counts. */
async function countBatch(db: Db, now: Date): Promise<number> {
  return db.transaction(async (db) => {
    if (!(await lockCounting(db))) return 0;
    await noteEndedMeetings(db, now);
    const { personIds, notes } = await takeChanges(db, batch);
    if (personIds.length === 0) return notes;
    await updatePersonMonths(db, personIds, now);
    for (const period of await listOpenPeriods(db, dayOf(now, homeZone))) {
      await updatePeriodPeople(db, period, personIds);
    }
    return notes;
  });
}
