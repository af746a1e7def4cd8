import { queueMail } from "#app/mail/outbox.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Actor } from "../organizations/organization.server.ts";
import { lockOrganizationAsItIs } from "../organizations/queries/organizations.server.ts";
import { canGrant, type Role } from "../person/role.ts";
import { rolesWithSecondStep } from "../person/second-step.ts";
import { roleInWords } from "../person/words.ts";
import { isLastAdministrator } from "./last-administrator.ts";
import { findCohort } from "./queries/cohort-memberships.server.ts";
import { lockPerson } from "./queries/people.server.ts";
import {
  findGrantInForce,
  insertRoleGrant,
  listAdministratorGrants,
  listRoleGrants,
  lockAdministrators,
  lockRoleGrant,
  updateRoleGrantEnd,
} from "./queries/role-grants.server.ts";

export type WantedGrant = {
  personId: string;
  role: Role;
  organizationId: string | null;
  cohortId: string | null;
  reason: string;
  endsAt: Date | null;
};

export type Granted = "granted" | "already_held" | "refused" | "not_there" | "closed" | "over" | "no_scope";

/** Roles that can only be granted for the whole site. */
const siteWideOnly: readonly Role[] = ["administrator"];

/** Grants a role if the actor may, and mails its new holder. Does not grant again what they already have. */
export async function grantRole(db: Db, actor: Actor, wanted: WantedGrant): Promise<Granted> {
  const { personId, role, organizationId, cohortId, endsAt } = wanted;
  const scope = { ...(organizationId && { organizationId }), ...(cohortId && { cohortId }) };
  if (!canGrant(actor, role, scope)) return "refused";
  if (organizationId && cohortId) return "no_scope";
  if (siteWideOnly.includes(role) && (organizationId || cohortId)) return "no_scope";
  if (endsAt && endsAt <= currentTime()) return "over";
  return db.transaction(async (db) => {
    const person = await lockPerson(db, personId);
    if (!person) return "not_there";
    const problem = await problemOfScope(db, wanted);
    if (problem) return problem;
    if (await findGrantInForce(db, wanted)) return "already_held";
    const id = await insertRoleGrant(db, { ...wanted, grantedBy: actor.id });
    const detail = { role, cohort: cohortId };
    await recordAudit(db, { actorId: actor.id, action: "role.granted", subjectId: personId, organizationId, detail });
    const given = (await listRoleGrants(db, personId)).find((grant) => grant.id === id);
    const data = {
      role: roleInWords(role),
      scope: given?.organizationName ?? given?.cohortName ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      settingsPath: "/settings/profile",
      needsSecondStep: rolesWithSecondStep.includes(role),
    };
    await queueMail(db, recipientOf(person), { template: "role_granted", data });
    return "granted";
  });
}

async function problemOfScope(db: Db, { organizationId, cohortId }: WantedGrant): Promise<"closed" | null> {
  if (organizationId) {
    const organization = await lockOrganizationAsItIs(db, organizationId);
    if (!organization || organization.closedAt) return "closed";
  }
  if (cohortId) {
    const cohort = await findCohort(db, cohortId);
    if (!cohort?.isRunning) return "closed";
  }
  return null;
}

export type Ended = "ended" | "refused" | "not_there" | "already_ended" | "last_administrator";

/**
 * Ends a grant early if the actor could have given it, and mails its holder. The last administrator's role cannot be
 * ended; see `isLastAdministrator`.
 */
export async function endRole(
  db: Db,
  actor: Actor,
  { grantId, personId, reason }: { grantId: string; personId: string; reason: string },
): Promise<Ended> {
  return db.transaction(async (db) => {
    await lockAdministrators(db);
    const grant = await lockRoleGrant(db, grantId);
    if (!grant || grant.personId !== personId) return "not_there";
    const { role, organizationId, cohortId } = grant;
    const scope = { ...(organizationId && { organizationId }), ...(cohortId && { cohortId }) };
    if (!canGrant(actor, role, scope)) return "refused";
    if (grant.isOver) return "already_ended";
    if (isLastAdministrator(await listAdministratorGrants(db), ({ id }) => id === grantId)) return "last_administrator";
    await updateRoleGrantEnd(db, grantId, { endedBy: actor.id, endReason: reason });
    const detail = { role, cohort: cohortId };
    await recordAudit(db, { actorId: actor.id, action: "role.ended", subjectId: personId, organizationId, detail });
    const person = await lockPerson(db, personId);
    const named = (await listRoleGrants(db, personId)).find(({ id }) => id === grantId);
    if (!person) return "ended";
    const data = {
      role: roleInWords(role),
      scope: named?.organizationName ?? named?.cohortName ?? null,
      settingsPath: "/settings/profile",
    };
    await queueMail(db, recipientOf(person), { template: "role_ended", data });
    return "ended";
  });
}

type Recipient = { id: string; email: string; language: string; timeZone: string };
const recipientOf = ({ id, email, language, timeZone }: Recipient) => ({ personId: id, email, language, timeZone });
