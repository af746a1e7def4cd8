import { type SQL, sql } from "drizzle-orm";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Pair } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import type { MembershipDates } from "../../organizations/membership.ts";

/** Membership of an organization or a cohort, whose tables are nearly alike. */
export type Belonging = "memberships" | "cohort_memberships";
const columnsOf = {
  memberships: { to: "organization_id", from: "started_on", until: "ended_on" },
  cohort_memberships: { to: "cohort_id", from: "joined_on", until: "left_on" },
} as const;

export type Period = MembershipDates & { id: string; to: string; isStaying: boolean };

/**
 * Organizations or cohorts that both accounts belong or belonged to. `id` is PostgreSQL's row address (ctid), valid
 * within the transaction.
 */
export async function lockSharedPeriods(db: Db, table: Belonging, { keptId, goneId }: Pair): Promise<Period[]> {
  const { to, from, until } = columnsOf[table];
  const of = (id: string) => sql`select ${sql.identifier(to)} from ${sql.identifier(table)} where person_id = ${id}`;
  const rows = await db.execute<Period>(sql`
    select ctid::text as id, ${sql.identifier(to)} as "to", ${sql.identifier(from)}::text as "startedOn",
      ${sql.identifier(until)}::text as "endedOn", person_id = ${keptId} as "isStaying"
    from ${sql.identifier(table)} where person_id in (${keptId}, ${goneId})
      and ${sql.identifier(to)} in (${of(keptId)} intersect ${of(goneId)})
    order by 2, 3, 1 for update`);
  return [...rows];
}

export async function deletePeriods(db: Db, table: Belonging, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`delete from ${sql.identifier(table)} where ctid = any(${sql.param(ids)}::tid[])`);
}

export async function updatePeriods(
  db: Db,
  table: Belonging,
  periods: { id: string; after: MembershipDates }[],
): Promise<void> {
  if (periods.length === 0) return;
  const { from, until } = columnsOf[table];
  const values = periods.map(
    ({ id, after }): SQL => sql`(${id}::tid, ${after.startedOn}::date, ${after.endedOn}::date)`,
  );
  await db.execute(sql`update ${sql.identifier(table)} p
    set ${sql.identifier(from)} = v.started_on, ${sql.identifier(until)} = v.ended_on
    from (values ${sql.join(values, sql`, `)}) as v (id, started_on, ended_on) where p.ctid = v.id`);
}

/** Deletes the shorter of two equal grants in force; ended grants stay on record. */
export async function deleteDoubleGrants(db: Db, { keptId, goneId }: Pair): Promise<void> {
  const ends = (grant: SQL) => sql`coalesce(${grant}.ends_at, 'infinity')`;
  const [one, other] = [sql`one`, sql`other`];
  await db.execute(sql`delete from role_grants one using role_grants other
    where one.role = other.role and one.organization_id is not distinct from other.organization_id
      and one.cohort_id is not distinct from other.cohort_id and ${isGrantInForce("one")} and ${isGrantInForce("other")} and (
        (one.person_id = ${goneId} and other.person_id = ${keptId} and ${ends(one)} <= ${ends(other)})
        or (one.person_id = ${keptId} and other.person_id = ${goneId} and ${ends(one)} < ${ends(other)}))`);
}
