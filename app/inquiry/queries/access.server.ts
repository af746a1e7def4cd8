import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isCoachedBy } from "#app/identity/person/queries/coaching.server.ts";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";

/** Whether a row of inquiry_members is that of a member today. */
export const isInTeam = (alias: string): SQL =>
  sql`(${sql.raw(`${alias}.joined_at`)} is not null and ${sql.raw(`${alias}.left_at`)} is null)`;

/** Whether it is that of a person who has not answered an invitation. */
export const isInvited = (alias: string): SQL =>
  sql`(${sql.raw(`${alias}.joined_at`)} is null and ${sql.raw(`${alias}.left_at`)} is null)`;

/** Whether a person is in the team of a cycle, aliased c. */
export const isMember = (personId: string): SQL => sql`exists (select 1 from inquiry_members mine
  where mine.cycle_id = c.id and mine.person_id = ${personId} and ${isInTeam("mine")})`;

/** Whether a member of a cycle, aliased c, learns in the cohort that it is shared with and has not asked to be erased. */
export const hasLearningMember = sql`exists (select 1 from inquiry_members t
  join cohort_memberships m on m.person_id = t.person_id and m.cohort_id = c.shared_cohort_id
  join people learner on learner.id = t.person_id and learner.erasure_due_at is null
  where t.cycle_id = c.id and ${isInTeam("t")} and ${isLearningIn("m")})`;

/** Whether a person may read a cycle, aliased c, as a coach of the cohort that it is shared with. */
export const isCoachFor = (person: Pick<Person, "id" | "grants">): SQL =>
  sql`(not ${isMember(person.id)} and ${isCoachedBy(person, sql`c.shared_cohort_id`)} and ${hasLearningMember})`;

/** The SQL twin of `relationTo`: "member", "coach", "invited" or null, for a cycle aliased c. */
export const relationOf = (person: Pick<Person, "id" | "grants">): SQL<"member" | "coach" | "invited" | null> =>
  sql`case when ${isMember(person.id)} then 'member' when ${isCoachFor(person)} then 'coach'
    when exists (select 1 from inquiry_members asked where asked.cycle_id = c.id and asked.person_id = ${person.id}
      and ${isInvited("asked")}) then 'invited' end`;
