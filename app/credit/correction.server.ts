import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { lockRun } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { tellOfCorrection } from "./correction-notice.server.ts";
import { managesClockHours } from "./credit.server.ts";
import { creditOfRun } from "./ledger.ts";
import { findEntry, insertEntries, listEntriesOfRun } from "./queries/ledger.server.ts";

export type Correction = { minutes: number; reason: string; reference: string | null };
export type Corrected = "missing" | "stale" | "corrected" | { atMost: number };

/**
 * A clock-hour manager corrects an entry of the ledger by a new one that names it; the old one stays. Refused where
 * somebody corrected it before (`stale`), and above the minutes offered, or approved for an award.
 */
export async function correctEntry(
  db: Db,
  manager: Person,
  entryId: number,
  { minutes, reason, reference }: Correction,
): Promise<Corrected> {
  const found = managesClockHours(manager) ? await findEntry(db, entryId) : null;
  if (!found) return "missing";
  return db.transaction(async (db) => {
    const run = await lockRun(db, found.runId);
    if (!run) return "missing";
    const rows = (await listEntriesOfRun(db, run.id)).filter(({ entry }) => entry.holderId === found.holderId);
    const { earned, claimed, awarded } = creditOfRun(rows.map(({ entry }) => entry));
    const entry = [earned, claimed, awarded].find((each) => each?.id === entryId);
    if (!entry) return "stale";
    const approved = entry === awarded ? (run.approvedMinutes ?? entry.offeredMinutes) : entry.offeredMinutes;
    const atMost = Math.min(approved, entry.offeredMinutes);
    if (minutes > atMost) return { atMost };
    const { holderId, offeredMinutes, rule, designations, earnedOn } = entry;
    await insertEntries(db, [
      {
        ...{ holderId, runId: run.id, kind: "corrected", minutes, offeredMinutes, rule, designations, earnedOn },
        ...{ corrects: entry.id, reason, reference: reference ?? entry.reference, recordedBy: manager.id },
        clientKey: `corrected ${entry.id}`,
      },
    ]);
    await tellOfCorrection(db, { run, to: rows.slice(0, 1).map(({ personId }) => personId), actorId: manager.id });
    await recordAudit(db, { actorId: manager.id, action: "credit.corrected", detail: { run: run.id } });
    return "corrected";
  });
}
