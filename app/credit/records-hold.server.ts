import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { managesClockHours } from "./credit.server.ts";
import { insertHold, updateHoldLifted } from "./queries/records-holds.server.ts";

/**
 * Holds the records of a run, or of every run where none is named, for an audit or a request for public records: they
 * are not purged, needs are not deleted, and accounts of the people in them are not erased until the hold is lifted.
 */
export async function holdRecords(
  db: Db,
  manager: Person,
  { runId, reason }: { runId: string | null; reason: string },
): Promise<"missing" | "held"> {
  if (!managesClockHours(manager) || (runId !== null && !(await findRun(db, runId)))) return "missing";
  return db.transaction(async (db) => {
    await insertHold(db, { runId, reason, placedBy: manager.id });
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
