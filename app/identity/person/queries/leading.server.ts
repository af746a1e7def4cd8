import { type SQL, sql } from "drizzle-orm";
import { momentOf } from "#db/today.server.ts";
import { isGrantInForce } from "./in-force.server.ts";

/** Whether a person, by id, leads or administers the whole site, from the grants that they hold at a moment. */
export function leadsSiteAt(personId: SQL, at = momentOf()): SQL {
  return sql`exists (select 1 from role_grants lead_grant where lead_grant.person_id = ${personId}
    and lead_grant.role in ('program_lead', 'administrator') and lead_grant.organization_id is null
    and lead_grant.cohort_id is null and ${isGrantInForce("lead_grant", at)})`;
}
