import { type SQL, sql } from "drizzle-orm";
import { momentOf } from "#db/today.server.ts";
import type { Grant } from "../role.ts";
import { isGrantInForce } from "./in-force.server.ts";

/**
 * The SQL twin of `coachesCohort` for the person of a session: whether a cohort's id, a column or an expression, is one
 * that they coach. It takes the session's grants, because a session may have fewer than the person holds.
 */
export function isCoachedBy(person: { grants: readonly Grant[] }, cohortId: SQL): SQL {
  const coaching = person.grants.filter(({ role, organizationId }) => role === "coach" && organizationId === null);
  if (coaching.some((grant) => grant.cohortId === null)) return sql`(${cohortId} is not null)`;
  const ids = coaching.flatMap((grant) => grant.cohortId ?? []);
  return sql`(${cohortId} is not null and ${cohortId} = any(${sql.param(ids)}::uuid[]))`;
}

/** The same for any person by id, from the grants that they hold at a moment: for mails and lists of coaches. */
export function coachesCohortAt(personId: SQL, cohortId: SQL, at = momentOf()): SQL {
  return sql`exists (select 1 from role_grants coaching where coaching.person_id = ${personId}
    and coaching.role = 'coach' and coaching.organization_id is null
    and (coaching.cohort_id is null or coaching.cohort_id = ${cohortId}) and ${isGrantInForce("coaching", at)})`;
}
