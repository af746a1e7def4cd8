import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { canLead } from "../person/role.ts";
import type { MembershipDates } from "./membership.ts";
import type { Actor } from "./organization.server.ts";
import {
  findOverlappingMembership,
  insertMembership,
  lockMembership,
  updateMembershipEnd,
} from "./queries/memberships.server.ts";
import { findOrganization, lockOrganizationAsItIs, type Organization } from "./queries/organizations.server.ts";

type NewMembership = {
  personId: string;
  organizationId: string;
  title?: string;
} & Pick<MembershipDates, "startedOn"> &
  Partial<Pick<MembershipDates, "endedOn">>;

export type Joined = "joined" | "already_there" | "closed";

/**
 * Adds a dated membership. A person may belong to several organizations at once, but only once to each. A merged
 * organization stands for the one it was merged into.
 */
export async function joinOrganization(db: Db, membership: NewMembership): Promise<Joined> {
  return db.transaction(async (db) => {
    const organization = await lockOpenOrganization(db, membership.organizationId);
    if (!organization) return "closed";
    const wanted = { ...membership, organizationId: organization.id };
    if (await findOverlappingMembership(db, wanted)) return "already_there";
    return (await insertMembership(db, wanted)) ? "joined" : "already_there";
  });
}

/** The open organization that this one is or was merged into, locked until the transaction ends; null when none is. */
async function lockOpenOrganization(db: Db, id: string): Promise<Organization | null> {
  let found = await findOrganization(db, id);
  // Each iteration follows one merge; a merge between reading and locking adds one iteration.
  while (found) {
    if (found.mergedIntoId) found = await findOrganization(db, found.mergedIntoId);
    else {
      const held: Organization | null = await lockOrganizationAsItIs(db, found.id);
      if (!held?.mergedIntoId) return held && !held.closedAt ? held : null;
      found = held;
    }
  }
  return null;
}

/** Adds a membership on behalf of a person who leads the organization. */
export async function addMembership(db: Db, actor: Actor, membership: NewMembership): Promise<Joined | "refused"> {
  const { personId, organizationId } = membership;
  if (!canLead(actor, { organizationId })) return "refused";
  return db.transaction(async (db) => {
    const joined = await joinOrganization(db, membership);
    if (joined !== "joined") return joined;
    await recordAudit(db, { actorId: actor.id, action: "membership.started", subjectId: personId, organizationId });
    return joined;
  });
}

/** Ends a membership on a day, or changes the last day of one that has ended. */
export async function endMembership(
  db: Db,
  actor: Actor,
  { membershipId, personId, endedOn }: { membershipId: string; personId: string; endedOn: string },
): Promise<"ended" | "not_there" | "refused" | "before_start" | "already_ended"> {
  return db.transaction(async (db) => {
    const membership = await lockMembership(db, membershipId);
    if (!membership || membership.personId !== personId) return "not_there";
    const { organizationId } = membership;
    if (!canLead(actor, { organizationId })) return "refused";
    if (endedOn < membership.startedOn) return "before_start";
    if (membership.endedOn === endedOn) return "ended";
    if (membership.endedOn !== null) return "already_ended";
    await updateMembershipEnd(db, membershipId, endedOn);
    await recordAudit(db, { actorId: actor.id, action: "membership.ended", subjectId: personId, organizationId });
    return "ended";
  });
}
