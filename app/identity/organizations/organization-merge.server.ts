import { isId } from "#app/ids/id.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { canAdminister } from "../person/role.ts";
import type { MembershipDates } from "./membership.ts";
import { mergeMemberships } from "./membership-merge.ts";
import type { Actor, Wanted } from "./organization.server.ts";
import { stateOf } from "./organization-change.ts";
import { findNewestChange, insertOrganizationChanges } from "./queries/organization-changes.server.ts";
import { listSchoolsToMove } from "./queries/organization-lists.server.ts";
import {
  listGrantsToMove,
  listInvitationsToMove,
  listMembershipsToMerge,
  listSharedSchoolNames,
  lockInvitationsTo,
  updateMembershipDates,
  updateOrganizationOf,
} from "./queries/organization-merges.server.ts";
import {
  lockOrganizationChanges,
  lockOrganizations,
  type Organization,
  updateDistricts,
  updateOrganization,
} from "./queries/organizations.server.ts";

export type Merge = Wanted & { intoId: string };

export type Merged =
  | "done"
  | "refused"
  | "not_there"
  | "changed_meanwhile"
  | "closed"
  | "itself"
  | "inside"
  | "not_a_district"
  | { sharedSchools: string[] };

/** The rows that a merge would move, by id. */
export type Moves = {
  memberships: string[];
  widened: { id: string; before: MembershipDates; after: MembershipDates }[];
  parked: string[];
  /** How many memberships another one covers; they stay on record with the merged organization. */
  joined: number;
  grants: string[];
  invitations: string[];
  schools: string[];
};

/** Previews a merge for the person who decides on it. */
export async function findMoves(db: Db, goingId: string, stayingId: string): Promise<Moves> {
  const rows = await listMembershipsToMerge(db, goingId, stayingId);
  const moves: Moves = {
    ...{ memberships: [], widened: [], parked: [], joined: 0 },
    grants: await listGrantsToMove(db, goingId, stayingId),
    invitations: await listInvitationsToMove(db, goingId),
    schools: (await listSchoolsToMove(db, goingId)).map(({ id }) => id),
  };
  for (const theirs of Map.groupBy(rows, ({ personId }) => personId).values()) {
    const going = theirs.filter(({ isStaying }) => !isStaying);
    const joining = mergeMemberships(
      theirs.filter(({ isStaying }) => isStaying),
      going,
    );
    moves.memberships.push(...joining.moved);
    moves.widened.push(...joining.widened);
    moves.parked.push(...joining.parked);
    moves.joined += going.length - joining.moved.length;
  }
  return moves;
}

/** The reason why two organizations cannot be merged; null if they can. */
export async function mergeProblem(db: Db, going: Organization, staying: Organization): Promise<Merged | null> {
  if (going.id === staying.id) return "itself";
  if (going.closedAt || staying.closedAt) return "closed";
  if (staying.districtId === going.id) return "inside";
  const schools = await listSchoolsToMove(db, going.id);
  if (schools.length > 0 && staying.kind !== "district") return "not_a_district";
  const sharedSchools = await listSharedSchoolNames(db, going.id, staying.id);
  return sharedSchools.length > 0 ? { sharedSchools } : null;
}

/** Merges one organization into another in one transaction: everything it had moves, and it is closed. */
export async function mergeOrganizations(db: Db, actor: Actor, merge: Merge): Promise<Merged> {
  if (!canAdminister(actor)) return "refused";
  if (!isId(merge.organizationId) || !isId(merge.intoId)) return "not_there";
  const { organizationId, intoId, seen, reason = null } = merge;
  return db.transaction(async (db) => {
    await lockOrganizationChanges(db);
    await lockInvitationsTo(db, [organizationId]);
    const held = await lockOrganizations(db, [organizationId, intoId]);
    const [going, staying] = [held.get(organizationId), held.get(intoId)];
    if (!going || !staying) return "not_there";
    if (going.mergedIntoId === intoId) return "done"; // submitted twice
    if ((await findNewestChange(db, organizationId)) !== seen) return "changed_meanwhile";
    const problem = await mergeProblem(db, going, staying);
    if (problem) return problem;
    const moved = await move(db, actor, going, staying, reason);
    const before = stateOf(going);
    const after = { ...before, closedAt: currentTime().toISOString(), mergedIntoId: intoId };
    if (!(await updateOrganization(db, organizationId, after))) throw new Error("a closed name cannot be taken");
    const change = { organizationId, kind: "merged" as const, otherId: intoId, before, after, moved };
    await insertOrganizationChanges(db, [{ ...change, changedBy: actor.id, reason }]);
    const counts = Object.fromEntries(Object.entries(moved).map(([what, ids]) => [what, ids.length]));
    const detail = { ...counts, into: intoId };
    await recordAudit(db, { actorId: actor.id, action: "organization.merged", organizationId, detail });
    return "done";
  });
}

async function move(db: Db, actor: Actor, going: Organization, staying: Organization, reason: string | null) {
  const moves = await findMoves(db, going.id, staying.id);
  const over = { from: going.id, to: staying.id };
  // Set these aside first, because an extended membership may then have no end.
  await updateOrganizationOf(db, "memberships", moves.parked, { from: staying.id, to: going.id });
  await updateMembershipDates(db, staying.id, moves.widened);
  await updateOrganizationOf(db, "memberships", moves.memberships, over);
  await updateOrganizationOf(db, "grants", moves.grants, over);
  await updateOrganizationOf(db, "invitations", moves.invitations, over);
  await moveSchools(db, actor, moves.schools, staying.id, reason);
  const { memberships, parked, grants, invitations, schools } = moves;
  return { memberships, parked, grants, invitations, schools, widened: moves.widened.map(writeWidened) };
}

/** Moves schools to another district and records it in their history. */
export async function moveSchools(db: Db, actor: Actor, ids: string[], districtId: string, reason: string | null) {
  const held = await lockOrganizations(db, ids);
  await updateDistricts(db, ids, districtId);
  const changes = [...held.values()].map((school) => {
    const before = stateOf(school);
    const after = { ...before, districtId };
    return { organizationId: school.id, kind: "moved" as const, before, after, changedBy: actor.id, reason };
  });
  await insertOrganizationChanges(db, changes);
}

type Widened = Moves["widened"][number];
const writeDay = (day: string | null) => day ?? "-";
const readDay = (day: string | undefined) => (day === undefined || day === "-" ? null : day);

/** Dates before and after in one line, because what a merge moved is stored as lists of text. */
function writeWidened({ id, before, after }: Widened): string {
  return [id, before.startedOn, writeDay(before.endedOn), after.startedOn, writeDay(after.endedOn)].join(" ");
}

/** Parses what `writeWidened` wrote. */
export function readWidened(line: string): Widened {
  const [id = "", from = "", to, widerFrom = "", widerTo] = line.split(" ");
  return {
    id,
    before: { startedOn: from, endedOn: readDay(to) },
    after: { startedOn: widerFrom, endedOn: readDay(widerTo) },
  };
}
