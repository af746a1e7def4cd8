import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import { endRole, grantRole } from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { listCoaches, listCoachGrants, listCurrentMemberIds } from "../queries/cohort-people.server.ts";
import { findCohortWithSettings } from "../queries/cohorts.server.ts";
import { inviteToOwnSessions, withdrawFromSessions } from "./joining.server.ts";
import { insertHandOver } from "./queries/hand-overs.server.ts";

type HandOver = { cohortId: string; from: string; to: string; note: string | null };

/**
 * Hands a cohort from one coach to another: the successor reads what is shared with its coaches, the log, goals and
 * work from then on; the other's rights end at once. By the coach or a lead of the program. Private notes stay
 * with their authors.
 */
export async function handOver(
  db: Db,
  actor: Person,
  { cohortId, from, to, note }: HandOver,
): Promise<"handed_over" | "refused" | "no_such_coach"> {
  const isOwn = from === actor.id && standingIn(actor, cohortId) === "coach";
  if (!isOwn && !canLead(actor, { cohortId })) return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const grants = await listCoachGrants(db, cohortId, from);
    const coaches = await listCoaches(db);
    if (grants.length === 0 || from === to || !coaches.some(({ id }) => id === to)) return "no_such_coach";
    // A coach may pass on what they have, and give nothing else.
    const lead = { id: actor.id, grants: [{ role: "program_lead" as const, organizationId: null, cohortId }] };
    const given = { personId: to, role: "coach" as const, organizationId: null, cohortId, endsAt: null };
    const granted = await grantRole(db, lead, { ...given, reason: "Took the cohort over." });
    if (granted !== "granted" && granted !== "already_held") return "no_such_coach";
    for (const { id: grantId } of grants) {
      await endRole(db, lead, { grantId, personId: from, reason: "Handed the cohort over." });
    }
    await insertHandOver(db, { cohortId, fromId: from, toId: to, note });
    const detail = { cohort: cohortId, to };
    await recordAudit(db, { actorId: actor.id, action: "cohort.handed_over", subjectId: from, detail });
    await withdrawFromSessions(db, cohortId, from);
    await inviteToOwnSessions(db, { id: to });
    const cohort = await findCohortWithSettings(db, cohortId);
    await notify(db, {
      ...{ kind: "cohort_handed_over", to: [from, to, ...(await listCurrentMemberIds(db, cohortId))] },
      ...{ actorId: actor.id, place: cohort?.name ?? "", path: `/cohorts/${cohortId}`, subjectId: cohortId },
    });
    return "handed_over";
  });
}
