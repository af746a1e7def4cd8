import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { cohorts, organizations, roleGrants } from "#db/schema/index.ts";

export async function insertRoleGrant(db: Db, grant: typeof roleGrants.$inferInsert) {
  await db.insert(roleGrants).values(grant);
}

/** A person's roles, those that ended too, with the names of what they are for. */
export async function listRoleGrants(db: Db, personId: string) {
  return db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      organizationName: organizations.name,
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
