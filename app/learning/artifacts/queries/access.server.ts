import { type SQL, sql } from "drizzle-orm";
import { sharingReaches } from "#app/identity/people/queries/sharing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isCoachedBy } from "#app/identity/person/queries/coaching.server.ts";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";

/**
 * Whether an owner of an artifact, aliased a, learns in its cohort today, has accepted the cohort's agreement, and has
 * not asked to be erased.
 */
const hasSharingOwner = (readerId: string) => sql`exists (select 1 from artifact_owners learner_of
  join cohort_memberships m on m.person_id = learner_of.person_id and m.cohort_id = a.cohort_id
  join people learner on learner.id = m.person_id and learner.erasure_due_at is null
  where learner_of.artifact_id = a.id and ${isLearningIn("m")}
    and ${sharingReaches(sql`${readerId}::uuid`, sql`m.person_id`, sql`m.cohort_id`)})`;

/** Whether a person owns an artifact, aliased a. */
export const isOwnedBy = (personId: string): SQL =>
  sql`exists (select 1 from artifact_owners mine where mine.artifact_id = a.id and mine.person_id = ${personId})`;

/** Whether a person may read an artifact, aliased a, as a coach of its cohort. */
export const isCoachedFor = (person: Pick<Person, "id" | "grants">): SQL =>
  sql`(not ${isOwnedBy(person.id)} and ${isCoachedBy(person, sql`a.cohort_id`)} and ${hasSharingOwner(person.id)})`;

/** The SQL twin of `relationTo`: "owner", "coach" or null, for an artifact aliased a. */
export const relationOf = (person: Pick<Person, "id" | "grants">): SQL<"owner" | "coach" | null> =>
  sql`case when ${isOwnedBy(person.id)} then 'owner' when ${isCoachedFor(person)} then 'coach' end`;
