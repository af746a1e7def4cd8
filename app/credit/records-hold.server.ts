import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Mails } from "#app/mail/mail.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { managesClockHours } from "./credit.server.ts";
import {
  insertHold,
  isPlaced,
  listClockHourManagers,
  updateHoldLifted,
  updateHoldsReminded,
} from "./queries/records-holds.server.ts";

/**
 * Holds the records of a run, or of every run where none is named, for an audit or a request for public records: they
 * are not purged, needs are not deleted, and accounts of the people in them are not erased until the hold ends or is
 * lifted. Clock-hour managers are told by mail.
 */
export async function holdRecords(
  db: Db,
  manager: Person,
  { id, ...hold }: { id: string; runId: string | null; reason: string; endsAt: Date },
): Promise<"missing" | "held"> {
  const { runId, reason, endsAt } = hold;
  const run = managesClockHours(manager) && runId !== null ? await findRun(db, runId) : null;
  if (!managesClockHours(manager) || (runId !== null && !run)) return "missing";
  return db.transaction(async (db) => {
    const row = { ...hold, placedBy: manager.id };
    if (!(await insertHold(db, { ...row, id }))) {
      if (await isPlaced(db, id, manager.id, reason)) return "held" as const; // pressed twice
      await insertHold(db, row);
    }
    await mailManagers(db, { what: "placed", title: run?.title ?? null, reason, endsAt: endsAt.toISOString() });
    await recordAudit(db, { actorId: manager.id, action: "credit.records_held", detail: runId ? { run: runId } : {} });
    return "held" as const;
  });
}

/** Lifts a hold; lifting it twice changes nothing. */
export async function liftHold(
  db: Db,
  manager: Person,
  holdId: string,
  now = currentTime(),
): Promise<"missing" | "lifted"> {
  if (!managesClockHours(manager)) return "missing";
  return db.transaction(async (db) => {
    await updateHoldLifted(db, holdId, { liftedBy: manager.id, liftedAt: now });
    await recordAudit(db, { actorId: manager.id, action: "credit.hold_lifted", detail: { hold: holdId } });
    return "lifted" as const;
  });
}

const remindBefore = 7 * days;

/** Tells clock-hour managers once of each hold that ends within a week. A job calls it each night. */
export async function remindOfHolds(db: Db, now = currentTime()): Promise<void> {
  await db.transaction(async (db) => {
    const ending = await updateHoldsReminded(db, new Date(now.getTime() + remindBefore));
    for (const { title, reason, endsAt } of ending) {
      await mailManagers(db, { what: "ending", title, reason, endsAt: new Date(endsAt).toISOString() });
    }
  });
}

async function mailManagers(db: Db, data: Mails["records_hold"]): Promise<void> {
  const managers = await listClockHourManagers(db);
  await queueMails(
    db,
    "records_hold",
    managers.map((to) => ({ to, data })),
  );
}
