import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { Maintenance } from "./maintenance.ts";
import { findSiteState, upsertSiteState } from "./queries/site-state.server.ts";

let current: Maintenance | null = null;

/** The maintenance state, as this process last read it. */
export function currentMaintenance(): Maintenance | null {
  return current;
}

/** Reads the maintenance state from the database, which all processes share. */
export async function refreshMaintenance(db: Db): Promise<Maintenance | null> {
  const state = await findSiteState(db);
  const since = state?.maintenanceSince;
  current = since ? { since, until: state.maintenanceUntil, message: state.maintenanceMessage } : null;
  return current;
}

type Start = { by: string | null; until: Date | null; message: string | null };

/**
 * Closes the site for everyone but administrators; calling it again changes the message. Other processes follow within
 * a second.
 */
export async function startMaintenance(db: Db, { by, until, message }: Start): Promise<void> {
  await db.transaction(async (db) => {
    const since = (await findSiteState(db))?.maintenanceSince ?? currentTime();
    const change = { maintenanceSince: since, maintenanceUntil: until, maintenanceMessage: message };
    await upsertSiteState(db, { ...change, maintenanceBy: by });
    await recordAudit(db, {
      actorId: by,
      action: "maintenance.started",
      detail: { until: until?.toISOString() ?? null },
    });
  });
  await refreshMaintenance(db);
}

/** Opens the site again. */
export async function endMaintenance(db: Db, by: string | null): Promise<"done" | "was_open"> {
  const outcome = await db.transaction(async (db) => {
    if (!(await findSiteState(db))?.maintenanceSince) return "was_open" as const;
    const change = { maintenanceSince: null, maintenanceUntil: null, maintenanceMessage: null, maintenanceBy: null };
    await upsertSiteState(db, change);
    await recordAudit(db, { actorId: by, action: "maintenance.ended" });
    return "done" as const;
  });
  await refreshMaintenance(db);
  return outcome;
}
