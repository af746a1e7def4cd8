import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { updateRegistrations } from "#app/trainings/registration/queries/registrations.server.ts";
import { stateAfter } from "#app/trainings/registration/registration.ts";
import { listFacilitators, lockRun, updateRun } from "#app/trainings/runs/queries/runs.server.ts";
import { canManageRuns } from "#app/trainings/runs/run.ts";
import type { Db } from "#db/client.server.ts";
import { tellOfRevocation } from "./correction-notice.server.ts";
import { attendanceOfRun, writeEarned } from "./earned.server.ts";
import { revokeUnattended } from "./queries/credentials.server.ts";

/**
 * Confirms the attendance of a run that is over: each registration becomes attended, attended in part or no-show, and
 * people who asked for credit get their minutes into the ledger. Confirming again after attendance was corrected writes
 * corrections; without a change it changes nothing.
 */
export async function closeRun(db: Db, actor: Person, runId: string, now = currentTime()) {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return "missing";
    const gives = (await listFacilitators(db, runId)).some(({ personId }) => personId === actor.id);
    if (!(canManageRuns(actor) || gives)) return "missing";
    if (run.endsAt > now || run.canceledAt) return "too_early";
    const confirmed = await attendanceOfRun(db, run);
    for (const event of ["attend", "attend_partly", "miss"] as const) {
      const those = confirmed.came.filter(
        (each) => eventOf(each.minutes, confirmed.offered, run.certificateShare) === event,
      );
      const state = stateAfter("registered", event);
      const ids = those.filter((each) => each.state !== state).map(({ id }) => id);
      if (state) await updateRegistrations(db, ids, { state, stateSince: now }, { by: actor.id });
    }
    const written = await writeEarned(db, run, confirmed, { by: actor.id, reason: m.creditReasonAttendance() });
    if (run.closedAt) {
      const why = { reason: m.creditReasonAttendance(), by: actor.id, now };
      await tellOfRevocation(db, await revokeUnattended(db, runId, why), actor.id);
    }
    if (run.closedAt && written === 0) return "closed";
    if (!run.closedAt) await updateRun(db, runId, { closedAt: now });
    const action = run.closedAt ? "training.attendance_corrected" : "training.attendance_confirmed";
    await recordAudit(db, { actorId: actor.id, action, detail: { run: runId } });
    return "closed";
  });
}

/**
 * What attendance says about a registration. `share` is the percentage of the minutes that the run asks of whoever gets
 * its certificate; hours follow the minutes alone.
 */
function eventOf(minutes: number, offered: number, share: number) {
  if (minutes === 0) return "miss";
  return minutes * 100 < offered * share ? "attend_partly" : "attend";
}
