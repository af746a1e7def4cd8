import { sql } from "drizzle-orm";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import type { RegistrationState } from "../registration.ts";

/** A member of an organization, with where they stand with a run; `state` is null without a registration. */
export type RegistrablePerson = { personId: string; name: string; state: RegistrationState | null };

/** The current members of an organization by name, for the lead who registers them. */
export async function listRegistrablePeople(
  db: Db,
  runId: string,
  organizationId: string,
): Promise<RegistrablePerson[]> {
  const rows = await db.execute<RegistrablePerson>(sql`
    select distinct p.id as "personId", p.name, r.state, search_fold(p.name) from memberships m
    join people p on p.id = m.person_id and p.erasure_due_at is null
    left join training_registrations r on r.run_id = ${runId} and r.person_id = p.id
    where m.organization_id = ${organizationId} and ${isMemberOn("m")}
    order by search_fold(p.name), p.id limit 500`);
  return rows.map(({ personId, name, state }) => ({ personId, name, state }));
}
