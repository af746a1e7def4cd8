import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Grant } from "#app/identity/person/role.ts";
import { canLead } from "#app/identity/person/role.ts";
import type { Db } from "#db/client.server.ts";
import { type PeriodProblem, periodProblem } from "./period.ts";
import { deleteGrant, findPeriod, insertPeriod, lockPeriod, notePeopleOf } from "./queries/periods.server.ts";

type Actor = { id: string; grants: readonly Grant[] };

/** Registers a grant's period, once; everyone who took part in it is counted by the next turn of the job. */
export async function registerPeriod(
  db: Db,
  actor: Actor,
  period: { name: string; startsOn: string; endsOn: string },
): Promise<"registered" | "refused" | "there" | PeriodProblem> {
  if (!canLead(actor, {})) return "refused";
  const problem = periodProblem(period);
  if (problem) return problem;
  return db.transaction(async (db) => {
    const isNew = await insertPeriod(db, { ...period, kind: "grant", createdBy: actor.id });
    if (!isNew) return "there";
    await notePeopleOf(db, period);
    return "registered";
  });
}

/**
 * Removes a grant's period that was registered by mistake, with its targets; removing it again changes nothing. One whose
 * figures were begun stays, because somebody may have seen them.
 */
export async function removeGrant(
  db: Db,
  actor: Actor,
  periodId: string,
): Promise<"refused" | "has_figures" | "removed"> {
  if (!canLead(actor, {})) return "refused";
  return db.transaction(async (db) => {
    if (!(await lockPeriod(db, periodId))) return "removed";
    const period = await findPeriod(db, periodId);
    if (period?.kind !== "grant") return "refused";
    if (!(await deleteGrant(db, periodId))) return "has_figures";
    const { startsOn, endsOn } = period;
    await recordAudit(db, {
      ...{ actorId: actor.id, action: "participation.grant_removed" },
      detail: { period: periodId, startsOn, endsOn },
    });
    return "removed";
  });
}
