import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { invitations, memberships, roleGrants } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { MembershipDates } from "../membership.ts";

type Row = MembershipDates & { id: string; personId: string; isStaying: boolean };

/** Memberships of the merged organization, and of the same people in the remaining one. */
export async function listMembershipsToMerge(db: Db, goingId: string, stayingId: string): Promise<Row[]> {
  const rows = await db.execute<Row>(sql`
    select id, person_id as "personId", started_on::text as "startedOn", ended_on::text as "endedOn",
      organization_id = ${stayingId} as "isStaying"
    from memberships where organization_id = ${goingId} or (organization_id = ${stayingId}
      and person_id in (select person_id from memberships where organization_id = ${goingId}))
    order by person_id, id`);
  return [...rows];
}

/**
 * Grants that move to the remaining organization: all except those in force whose holder has the same one there for as
 * long.
 */
export async function listGrantsToMove(db: Db, goingId: string, stayingId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select g.id from role_grants g where g.organization_id = ${goingId} and not (
      (g.ends_at is null or g.ends_at > ${momentOf()}) and exists (select 1 from role_grants k
        where k.person_id = g.person_id and k.role = g.role and k.organization_id = ${stayingId} and ${isGrantInForce("k")}
          and coalesce(k.ends_at, 'infinity') >= coalesce(g.ends_at, 'infinity')))
    order by g.id`);
  return rows.map(({ id }) => id);
}

export async function listInvitationsToMove(db: Db, goingId: string): Promise<string[]> {
  const rows = await db.select({ id: invitations.id }).from(invitations).where(eq(invitations.organizationId, goingId));
  return rows.map(({ id }) => id).sort();
}

/** Locks invitations before the organizations that they name, in the same order as accepting one does. */
export async function lockInvitationsTo(db: Db, organizationIds: string[]): Promise<void> {
  await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(inArray(invitations.organizationId, organizationIds))
    .orderBy(asc(invitations.id))
    .for("update");
}

/** Names of open schools that both districts have; two of one name cannot be in one district. */
export async function listSharedSchoolNames(db: Db, goingId: string, stayingId: string): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select g.name from organizations g join organizations s on lower(s.name) = lower(g.name)
    where g.district_id = ${goingId} and s.district_id = ${stayingId} and g.closed_at is null and s.closed_at is null
    order by 1 limit 20`);
  return rows.map(({ name }) => name);
}

const movable = { memberships, grants: roleGrants, invitations };

/** Moves rows that are still where they were last seen; returns which. */
export async function updateOrganizationOf(
  db: Db,
  what: keyof typeof movable,
  ids: string[],
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const table = movable[what];
  const rows = await db
    .update(table)
    .set({ organizationId: to })
    .where(and(inArray(table.id, ids), eq(table.organizationId, from)))
    .returning({ id: table.id });
  return rows.map(({ id }) => id);
}

export type Redated = { id: string; before: MembershipDates; after: MembershipDates };

/** Changes membership dates in an organization that are still as last seen; returns which. */
export async function updateMembershipDates(db: Db, organizationId: string, dates: Redated[]): Promise<string[]> {
  if (dates.length === 0) return [];
  const day = (value: string | null): SQL => sql`${value}::date`;
  const values = dates.map(
    ({ id, before, after }) =>
      sql`(${id}::uuid, ${day(before.startedOn)}, ${day(before.endedOn)}, ${day(after.startedOn)}, ${day(after.endedOn)})`,
  );
  const rows = await db.execute<{ id: string }>(sql`
    update memberships m set started_on = v.new_start, ended_on = v.new_end
    from (values ${sql.join(values, sql`, `)}) as v (id, old_start, old_end, new_start, new_end)
    where m.id = v.id and m.organization_id = ${organizationId}
      and m.started_on = v.old_start and m.ended_on is not distinct from v.old_end
    returning m.id`);
  return rows.map(({ id }) => id);
}
