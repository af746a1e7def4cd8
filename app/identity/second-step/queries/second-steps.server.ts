import { eq, sql } from "drizzle-orm";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { organizations, passkeys, passwords, people, roleGrants, totpSecrets } from "#db/schema/index.ts";
import type { Role } from "../../person/role.ts";

/** Everything that decides on a person's second step before they have a session; null when they are gone. */
export async function findSecondStep(db: Db, personId: string) {
  const [row] = await db
    .select({
      email: people.email,
      language: people.language,
      timeZone: people.timeZone,
      isDemo: people.isDemo,
      hasTotp: sql<boolean>`exists (select 1 from ${totpSecrets} t where t.person_id = ${people.id} and t.confirmed_at is not null)`,
      hasPasskey: sql<boolean>`exists (select 1 from ${passkeys} k where k.person_id = ${people.id})`,
      passwordChangedAt: passwords.changedAt,
      roles: sql<Role[]>`coalesce((
        select json_agg(distinct g.role) from ${roleGrants} g left join ${organizations} o on o.id = g.organization_id
        where g.person_id = ${people.id} and ${isGrantInForce("g")}
          and o.closed_at is null), '[]')`,
    })
    .from(people)
    .leftJoin(passwords, eq(passwords.personId, people.id))
    .where(eq(people.id, personId));
  return row ?? null;
}
