import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { canAdminister } from "../person/role.ts";
import type { Actor } from "./organization.server.ts";
import { canBelongTo } from "./organization.ts";
import { type OrganizationState, revertOf, stateOf, type UndoRefusal } from "./organization-change.ts";
import { moveSchools, readWidened } from "./organization-merge.server.ts";
import {
  findNewestChange,
  findOrganizationChange,
  insertOrganizationChanges,
} from "./queries/organization-changes.server.ts";
import { listSchools } from "./queries/organization-lists.server.ts";
import {
  lockInvitationsTo,
  updateMembershipDates,
  updateOrganizationOf,
} from "./queries/organization-merges.server.ts";
import {
  lockOrganizationAsItIs,
  lockOrganizationChanges,
  lockOrganizations,
  type Organization,
  updateOrganization,
} from "./queries/organizations.server.ts";

export type Undoing = { organizationId: string; changeId: number; seen: number };

type Change = NonNullable<Awaited<ReturnType<typeof findOrganizationChange>>>;

export type Undone =
  /** `missed`: how much of what a merge moved has changed since, and therefore stays as it is. */
  | { missed: number }
  | UndoRefusal
  | "refused"
  | "not_there"
  | "changed_meanwhile"
  | "taken"
  | "not_a_district"
  | "has_schools"
  | "merged_on";

/** Undoes a change, which is recorded as a change itself. A merge can be undone from either organization's history. */
export async function undoOrganizationChange(db: Db, actor: Actor, undoing: Undoing): Promise<Undone> {
  if (!canAdminister(actor)) return "refused";
  const { organizationId, changeId, seen } = undoing;
  if (!isId(organizationId)) return "not_there";
  return db.transaction(async (db) => {
    await lockOrganizationChanges(db);
    const change = await findOrganizationChange(db, organizationId, changeId);
    if (!change) return "not_there";
    if ((await findNewestChange(db, organizationId)) !== seen) return "changed_meanwhile";
    return revert(db, actor, change);
  });
}

async function revert(db: Db, actor: Actor, change: Change): Promise<Undone> {
  const { id: changeId, organizationId, otherId } = change;
  const ids = otherId ? [organizationId, otherId] : [organizationId];
  if (otherId) await lockInvitationsTo(db, ids);
  const held = await lockOrganizations(db, ids);
  const now = held.get(organizationId);
  if (!now) return "not_there";
  const before = stateOf(now);
  const back = revertOf(change, before);
  if (typeof back === "string") return back;
  const after = { ...before, ...back.values };
  if (otherId && held.get(otherId)?.mergedIntoId) return "merged_on";
  const problem = await problemOf(db, now, after);
  if (problem) return problem;
  if (!(await updateOrganization(db, organizationId, back.values))) return "taken";
  const missed = otherId ? await moveBack(db, actor, { from: otherId, to: organizationId }, change.moved ?? {}) : [];
  const moved = missed.length > 0 ? { missed } : null;
  const undone = { organizationId, kind: "undone" as const, otherId, before, after, moved, undoes: changeId };
  await insertOrganizationChanges(db, [{ ...undone, changedBy: actor.id }]);
  const detail = { change: change.kind, missed: missed.length };
  await recordAudit(db, { actorId: actor.id, action: "organization.change_undone", organizationId, detail });
  return { missed: missed.length };
}

async function problemOf(db: Db, now: Organization, after: OrganizationState) {
  if (after.districtId && after.districtId !== now.districtId) {
    const district = await lockOrganizationAsItIs(db, after.districtId);
    if (!district || district.closedAt || !canBelongTo(after, district)) return "not_a_district";
  }
  const losesSchools = now.kind === "district" && after.kind !== "district";
  return losesSchools && (await listSchools(db, now.id, 1)).length > 0 ? "has_schools" : null;
}

/** Moves back what a merge moved, unless it has changed since. Returns the ids that moved. */
async function moveBack(
  db: Db,
  actor: Actor,
  way: { from: string; to: string },
  moved: Record<string, string[]>,
): Promise<string[]> {
  const { memberships = [], parked = [], grants = [], invitations = [], schools = [], widened = [] } = moved;
  const narrowed = widened.map(readWidened).map(({ id, before, after }) => ({ id, before: after, after: before }));
  const held = await lockOrganizations(db, schools);
  const stillThere = schools.filter((id) => held.get(id)?.districtId === way.from);
  const restored = [
    ...(await updateOrganizationOf(db, "memberships", memberships, way)),
    ...(await updateMembershipDates(db, way.from, narrowed)),
    ...(await updateOrganizationOf(db, "memberships", parked, { from: way.to, to: way.from })),
    ...(await updateOrganizationOf(db, "grants", grants, way)),
    ...(await updateOrganizationOf(db, "invitations", invitations, way)),
    ...stillThere,
  ];
  await moveSchools(db, actor, stillThere, way.to, null);
  const back = new Set(restored);
  const all = [...memberships, ...narrowed.map(({ id }) => id), ...parked, ...grants, ...invitations, ...schools];
  return all.filter((id) => !back.has(id));
}
