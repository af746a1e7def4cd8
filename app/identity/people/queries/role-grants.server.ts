import { asc, eq, sql } from "drizzle-orm";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { cohorts, organizations, people, roleGrants } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { nameInList } from "../../organizations/queries/name-in-list.server.ts";
import type { Role } from "../../person/role.ts";
import type { AdministratorGrant } from "../last-administrator.ts";

/** The new grant's id. */
export async function insertRoleGrant(db: Db, grant: typeof roleGrants.$inferInsert): Promise<string> {
  const [row] = await db.insert(roleGrants).values(grant).returning({ id: roleGrants.id });
  if (!row) throw new Error("a grant that was just made is not there");
  return row.id;
}

/** A person's grants, including ended ones, with the names of their scopes. */
export async function listRoleGrants(db: Db, personId: string) {
  return db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      organizationName: sql<string | null>`${nameInList("organizations")}`,
      cohortName: cohorts.name,
      grantedAt: roleGrants.grantedAt,
      endsAt: roleGrants.endsAt,
    })
    .from(roleGrants)
    .leftJoin(organizations, eq(organizations.id, roleGrants.organizationId))
    .leftJoin(cohorts, eq(cohorts.id, roleGrants.cohortId))
    .where(eq(roleGrants.personId, personId))
    .orderBy(asc(roleGrants.grantedAt), asc(roleGrants.id))
    .limit(200);
}

/** Grants in force, except those for closed organizations, whether or not a session needs a second step for them. */
export async function listGrantsInForce(db: Db, personId: string) {
  return db
    .select({ role: roleGrants.role, organizationId: roleGrants.organizationId, cohortId: roleGrants.cohortId })
    .from(roleGrants)
    .leftJoin(organizations, eq(organizations.id, roleGrants.organizationId))
    .where(
      sql`${roleGrants.personId} = ${personId} and ${organizations.closedAt} is null and ${isGrantInForce("role_grants")}`,
    )
    .limit(500);
}

/** Whether a person has exactly this grant now. */
export async function findGrantInForce(
  db: Db,
  wanted: { personId: string; role: Role; organizationId: string | null; cohortId: string | null },
) {
  const { personId, role, organizationId, cohortId } = wanted;
  const [row] = await db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(
      sql`${roleGrants.personId} = ${personId} and ${roleGrants.role} = ${role} and ${isGrantInForce("role_grants")}
        and ${roleGrants.organizationId} is not distinct from ${organizationId}
        and ${roleGrants.cohortId} is not distinct from ${cohortId}`,
    )
    .limit(1);
  return row ?? null;
}

/** Locks a grant until the caller's transaction ends; null when it does not exist. */
export async function lockRoleGrant(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db
    .select({
      personId: roleGrants.personId,
      role: roleGrants.role,
      organizationId: roleGrants.organizationId,
      cohortId: roleGrants.cohortId,
      isOver: sql<boolean>`coalesce(${roleGrants.endsAt} <= clock_timestamp(), false)`,
    })
    .from(roleGrants)
    .where(eq(roleGrants.id, id))
    .for("update");
  return row ?? null;
}

/** Administrators' grants in force. Before a change that may remove one, take `lockAdministrators`, then read this. */
export async function listAdministratorGrants(db: Db): Promise<AdministratorGrant[]> {
  return db
    .select({
      id: roleGrants.id,
      personId: roleGrants.personId,
      endsAt: roleGrants.endsAt,
      isLeaving: sql<boolean>`${people.erasureDueAt} is not null`,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      sql`${roleGrants.role} = 'administrator' and ${roleGrants.organizationId} is null
        and ${roleGrants.cohortId} is null and ${isGrantInForce("role_grants")}`,
    );
}

/**
 * Lets one transaction at a time remove administrators. Take it before any row lock, so that two of them cannot
 * deadlock; reads after it see what the previous transaction left.
 */
export async function lockAdministrators(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'))`);
}

export async function updateRoleGrantEnd(db: Db, id: string, end: { endedBy: string; endReason: string }) {
  await db
    .update(roleGrants)
    .set({ ...end, endsAt: sql`clock_timestamp()` })
    .where(eq(roleGrants.id, id));
}

/** Inserts many that nobody has yet. */
export async function insertRoleGrants(db: Db, rows: (typeof roleGrants.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(roleGrants).values(rows);
}

/** Grants in force that end within some days, the soonest first, counted, the first `most` of them listed. */
export async function listGrantsEnding(db: Db, { days, most }: { days: number; most: number }) {
  const isEnding = sql`${isGrantInForce("role_grants")} and ${roleGrants.endsAt} <= ${momentOf()} + make_interval(days => ${days}::int)`;
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(roleGrants).where(isEnding);
  const grants = await db
    .select({
      id: roleGrants.id,
      personId: roleGrants.personId,
      personName: people.name,
      role: roleGrants.role,
      organizationName: organizations.name,
      cohortName: cohorts.name,
      endsAt: sql<Date>`${roleGrants.endsAt}`.mapWith(roleGrants.endsAt),
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(organizations, eq(organizations.id, roleGrants.organizationId))
    .leftJoin(cohorts, eq(cohorts.id, roleGrants.cohortId))
    .where(isEnding)
    .orderBy(asc(roleGrants.endsAt), asc(roleGrants.id))
    .limit(most);
  return { grants, total: counted?.total ?? 0 };
}
