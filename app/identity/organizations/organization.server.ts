import type { AuditAction } from "#app/audit-actions/audit-actions.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { canAdminister, type Grant } from "../person/role.ts";
import { canBelongTo, type OrganizationKind } from "./organization.ts";
import { type OrganizationChangeKind, type OrganizationState, stateOf } from "./organization-change.ts";
import { findNewestChange, insertOrganizationChanges } from "./queries/organization-changes.server.ts";
import { listSchools } from "./queries/organization-lists.server.ts";
import {
  findOrganization,
  insertOrganization,
  lockOrganizationAsItIs,
  lockOrganizationChanges,
  lockOrganizations,
  type Organization,
  updateOrganization,
} from "./queries/organizations.server.ts";

/** The person who makes a change, with the grants in force in their session. */
export type Actor = { id: string; grants: readonly Grant[] };

type NewOrganization = {
  name: string;
  kind: OrganizationKind;
  districtId?: string;
  isFictional?: boolean;
  /** The person who asked for it; null for a seed. The caller has checked their permission. */
  changedBy?: string | null;
  reason?: string;
};

/** Creates an organization and starts its history. A school may be placed in an open district. */
export async function createOrganization(
  db: Db,
  { changedBy = null, reason, ...organization }: NewOrganization,
): Promise<{ organizationId: string } | "taken" | "not_a_district"> {
  const { districtId } = organization;
  return db.transaction(async (db) => {
    const district = districtId ? await lockOrganizationAsItIs(db, districtId) : null;
    const fits = district && !district.closedAt && canBelongTo(organization, district);
    if (districtId && !fits) return "not_a_district";
    const organizationId = await insertOrganization(db, organization);
    const made = organizationId ? await findOrganization(db, organizationId) : null;
    if (!organizationId || !made) return "taken";
    const change = {
      organizationId,
      kind: "created" as const,
      after: stateOf(made),
      changedBy,
      reason: reason ?? null,
    };
    await insertOrganizationChanges(db, [change]);
    await recordAudit(db, { actorId: changedBy, action: "organization.created", organizationId });
    return { organizationId };
  });
}

/** A change as a form requests it: the state that it was based on, and the reason. */
export type Wanted = {
  organizationId: string;
  /** The newest change that the form knew of; see findNewestChange. */
  seen: number;
  reason?: string | null;
};

export type Revised =
  | "done"
  | "refused"
  | "not_there"
  | "changed_meanwhile"
  | "closed"
  | "not_closed"
  | "taken"
  | "not_a_district"
  | "has_schools";

export function renameOrganization(db: Db, actor: Actor, wanted: Wanted & { name: string }): Promise<Revised> {
  const { name } = wanted;
  return revise(db, actor, wanted, "renamed", async (now) => (now.closedAt ? "closed" : { name }));
}

/**
 * Changes an organization's kind. A district with schools keeps its kind; one that is no longer a school leaves its
 * district.
 */
export function changeKind(db: Db, actor: Actor, wanted: Wanted & { kind: OrganizationKind }): Promise<Revised> {
  const { kind } = wanted;
  return revise(db, actor, wanted, "kind_changed", async (now, db) => {
    if (now.closedAt) return "closed";
    if (now.kind === "district" && kind !== "district" && (await listSchools(db, now.id, 1)).length > 0) {
      return "has_schools";
    }
    return kind === "school" ? { kind } : { kind, districtId: null };
  });
}

/** Moves a school to another open district, or out of any. */
export function moveOrganization(
  db: Db,
  actor: Actor,
  wanted: Wanted & { districtId: string | null },
): Promise<Revised> {
  const { districtId } = wanted;
  return revise(db, actor, wanted, "moved", async (now, db) => {
    if (now.closedAt) return "closed";
    const district = districtId ? await lockOrganizationAsItIs(db, districtId) : null;
    if (districtId && (!district || district.closedAt || !canBelongTo(now, district))) return "not_a_district";
    return { districtId };
  });
}

/** Closes an organization as of a past moment. Memberships and roles stay on record but grant nothing from then on. */
export function closeOrganization(db: Db, actor: Actor, wanted: Wanted & { closedAt: Date }): Promise<Revised> {
  const closedAt = wanted.closedAt.toISOString();
  return revise(db, actor, wanted, "closed", async (now) => (now.closedAt ? "closed" : { closedAt }));
}

/** Reopens an organization. Memberships and roles that nobody ended are in force again. */
export function reopenOrganization(db: Db, actor: Actor, wanted: Wanted): Promise<Revised> {
  return revise(db, actor, wanted, "reopened", async (now) => {
    if (!now.closedAt || now.mergedIntoId) return "not_closed";
    return { closedAt: null };
  });
}

const actions: Partial<Record<OrganizationChangeKind, AuditAction>> = {
  closed: "organization.closed",
  reopened: "organization.reopened",
};

async function revise(
  db: Db,
  actor: Actor,
  { organizationId, seen, reason = null }: Wanted,
  kind: OrganizationChangeKind,
  decide: (now: Organization, db: Db) => Promise<Partial<OrganizationState> | Revised>,
): Promise<Revised> {
  if (!canAdminister(actor)) return "refused";
  if (!isId(organizationId)) return "not_there";
  return db.transaction(async (db) => {
    await lockOrganizationChanges(db);
    const now = (await lockOrganizations(db, [organizationId])).get(organizationId);
    if (!now) return "not_there";
    const values = await decide(now, db);
    const before = stateOf(now);
    const after = typeof values === "string" ? before : { ...before, ...values };
    if (typeof values !== "string" && JSON.stringify(after) === JSON.stringify(before)) return "done"; // sent twice
    if ((await findNewestChange(db, organizationId)) !== seen) return "changed_meanwhile";
    if (typeof values === "string") return values;
    if (!(await updateOrganization(db, organizationId, values))) return "taken";
    await insertOrganizationChanges(db, [{ organizationId, kind, before, after, changedBy: actor.id, reason }]);
    const action = actions[kind] ?? "organization.changed";
    await recordAudit(db, { actorId: actor.id, action, organizationId, detail: { change: kind } });
    return "done";
  });
}
