import { type SQL, sql } from "drizzle-orm";
import { isGrantInForce, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";

/** Whether a coach works in an organization, an alias, leads there, or works in the school's district. */
export const worksAboveIn = (coachId: SQL, organization: string): SQL => {
  const [id, districtId] = [sql.raw(`${organization}.id`), sql.raw(`${organization}.district_id`)];
  return sql`(exists (select 1 from role_grants lead where lead.person_id = ${coachId} and ${isGrantInForce("lead")}
      and lead.role in ('program_lead', 'clock_hour_manager') and lead.organization_id in (${id}, ${districtId}))
    or exists (select 1 from memberships theirs where theirs.person_id = ${coachId}
      and theirs.organization_id in (${id}, ${districtId}) and ${isMemberOn("theirs")}))`;
};

/**
 * The same for an organization that a member works in. Who supervises whom is not recorded, so each of these coaches is
 * named to the member before anything is shared with them.
 */
const worksAbove = (coachId: SQL, memberId: SQL): SQL => sql`exists (select 1 from memberships mine
  join organizations o on o.id = mine.organization_id and o.closed_at is null
  where mine.person_id = ${memberId} and ${isMemberOn("mine")} and ${worksAboveIn(coachId, "o")})`;

/** Whether a coach who works above a member began to coach a cohort after a moment, a column. */
export const isNamedSince = (coachId: SQL, memberId: SQL, { cohortId, since }: { cohortId: SQL; since: SQL }): SQL =>
  sql`exists (select 1 from role_grants later where later.person_id = ${coachId} and later.role = 'coach'
    and later.cohort_id = ${cohortId} and ${isGrantInForce("later")} and later.granted_at > ${since}
    and ${worksAbove(coachId, memberId)})`;

/** Whether a member has accepted no version of the agreement that a cohort has, so that what they share there waits. */
export const isAgreementOpen = (memberId: SQL, cohortId: SQL): SQL =>
  sql`(exists (select 1 from cohort_agreements asked where asked.cohort_id = ${cohortId})
    and not exists (select 1 from agreement_acceptances agreed
      where agreed.cohort_id = ${cohortId} and agreed.person_id = ${memberId}))`;

/**
 * Whether what a member shares in a cohort reaches a reader. It waits until the member has accepted the cohort's
 * agreement, if there is one, on a page that named this reader if they coach the cohort and work above the member. A
 * newer version of the agreement asks again and takes nothing back.
 */
export const sharingReaches = (readerId: SQL, memberId: SQL, cohortId: SQL): SQL =>
  sql`(not exists (select 1 from cohort_agreements asked where asked.cohort_id = ${cohortId})
    or exists (select 1 from agreement_acceptances agreed
      where agreed.cohort_id = ${cohortId} and agreed.person_id = ${memberId}
        and not ${isNamedSince(readerId, memberId, { cohortId, since: sql`agreed.accepted_at` })}))`;

/**
 * Whether what a member shared waited for the agreement at a moment: the cohort had one, and the member had accepted none
 * on a page that names the reader as `sharingReaches` asks. For what reaches the reader now, it tells that it is new.
 */
export const sharingWaitedAt = (
  readerId: SQL,
  memberId: SQL,
  { cohortId, moment }: { cohortId: SQL; moment: SQL },
): SQL =>
  sql`(exists (select 1 from cohort_agreements asked
      where asked.cohort_id = ${cohortId} and asked.created_at <= ${moment})
    and not exists (select 1 from agreement_acceptances agreed
      where agreed.cohort_id = ${cohortId} and agreed.person_id = ${memberId} and agreed.accepted_at <= ${moment}
        and not ${isNamedSince(readerId, memberId, { cohortId, since: sql`agreed.accepted_at` })}))`;
