import { type SQL, sql } from "drizzle-orm";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { sharingReaches } from "#app/identity/people/queries/sharing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isReadableBy } from "#app/learning/queries/cohorts.server.ts";
import { tookPart } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment, momentOf } from "#db/today.server.ts";
import { quietDays } from "../desk.ts";

/** How much of each list the desk shows; the cohort's own pages have the rest. */
export const deskSizes = { reflections: 60, ofOneMember: 6, waiting: 20, goals: 20, cycles: 8 };

export type DeskMember = {
  cohortId: string;
  id: string;
  name: string;
  joinedOn: string;
  /** The last day with a sign of work: a lesson opened, something shared or handed in, a message, a meeting. */
  lastActiveOn: string | null;
  /** The last day on which they met or heard from a coach: a session or one-to-one, a message, feedback, the log. */
  lastContactOn: string | null;
  nudgedOn: string | null;
};

/**
 * The people who learn in these cohorts today and may have been quiet for `quietDays`, each with the time of their last
 * sign of work. Days differ by zone, so the last two days are left to the rule; most members are active, and are
 * dropped by the first index that says so.
 */
export async function listPossiblyQuiet(db: Db, cohortIds: string[]): Promise<DeskMember[]> {
  const day = (moment: SQL) => sql`${dayOfMoment(moment)}::text`;
  const recently = sql`(${momentOf()} - make_interval(days => ${quietDays - 2}::int))`;
  const wasHeld = sql`met.cohort_id = any(${uuids(cohortIds)}) and met.canceled_at is null
    and met.starts_at + make_interval(mins => met.minutes) <= ${momentOf()}`;
  const read = sql`(select max(x.read_at) from reading_positions x where x.person_id = m.person_id)`;
  const shared = sql`(select x.updated_at from reflections x where x.person_id = m.person_id
    and x.visibility <> 'private' order by x.updated_at desc nulls last limit 1)`;
  const wrote = sql`(select max(x.sent_at) from thread_messages x where x.cohort_id = m.cohort_id
    and x.person_id = m.person_id and x.author_id = m.person_id)`;
  const worked = sql`(select max(a.state_since) from artifact_owners o join artifacts a on a.id = o.artifact_id
    where o.person_id = m.person_id and a.cohort_id = m.cohort_id and a.state <> 'draft')`;
  const isNotRecent = (moment: SQL) => sql`coalesce(${moment} <= ${recently}, true)`;
  const rows = await db.execute<DeskMember>(sql`
    with quiet as materialized (select m.cohort_id, m.person_id, m.joined_on from cohort_memberships m
      where m.cohort_id = any(${uuids(cohortIds)}) and ${isLearningIn("m")} and m.joined_on <= ${dayOfMoment(recently)}
        and ${isNotRecent(read)} and ${isNotRecent(shared)} and ${isNotRecent(worked)} and ${isNotRecent(wrote)}),
    came as materialized (select t.cohort_id, a.person_id, max(t.starts_at) as at
      from ${tookPart(wasHeld)} a join meetings t on t.id = a.meeting_id group by 1, 2)
    select m.cohort_id as "cohortId", p.id, p.name, m.joined_on::text as "joinedOn",
      ${day(sql`greatest(${read}, ${shared}, ${wrote}, ${worked}, came.at)`)} as "lastActiveOn",
      ${day(sql`greatest(
        (select max(x.began_at) from contact_people w join coaching_contacts x on x.id = w.contact_id
          where w.person_id = p.id and x.cohort_id = m.cohort_id),
        (select max(x.sent_at) from thread_messages x where x.cohort_id = m.cohort_id and x.person_id = p.id
          and x.author_id is distinct from p.id),
        (select max(e.happened_at) from artifact_owners o join artifacts a on a.id = o.artifact_id
          join artifact_events e on e.artifact_id = a.id and e.event in ('return', 'accept')
          where o.person_id = p.id and a.cohort_id = m.cohort_id),
        came.at)`)} as "lastContactOn",
      ${day(sql`(select max(x.sent_at) from nudges x where x.cohort_id = m.cohort_id and x.person_id = p.id)`)}
        as "nudgedOn"
    from quiet m join people p on p.id = m.person_id and p.erasure_due_at is null
    left join came on came.cohort_id = m.cohort_id and came.person_id = m.person_id
    order by m.cohort_id, search_fold(p.name), p.id limit 2000`);
  return [...rows];
}

export type DeskReflection = {
  id: string;
  cohortId: string;
  personId: string;
  authorName: string;
  lessonId: string;
  lessonTitle: string | null;
  promptId: string;
  prompt: string | null;
  text: string;
  revision: number;
  updatedAt: string;
  /** Not marked as read in this revision. */
  isNew: boolean;
};

/**
 * The work that learners of these cohorts share with a coach, newest first, a few of each member; each once, in the
 * first of the member's cohorts. Member by member by the index reflections_by_person, whose order is "nulls last".
 */
export async function listDeskReflections(db: Db, coach: Person, cohortIds: string[]): Promise<DeskReflection[]> {
  const rows = await db.execute<Omit<DeskReflection, "prompt"> & { definition: PromptDefinition | null }>(sql`
    with learners as materialized (select distinct on (m.person_id) m.person_id, m.cohort_id
      from cohort_memberships m where m.cohort_id = any(${uuids(cohortIds)}) and ${isLearningIn("m")}
      order by m.person_id, m.cohort_id),
    recent as materialized (select r.* from learners cross join lateral (
      select r.id, r.person_id, r.visibility, r.updated_at from reflections r
      where r.person_id = learners.person_id and r.visibility <> 'private' and r.text <> ''
      order by r.updated_at desc nulls last limit ${deskSizes.ofOneMember}::int) r),
    newest as materialized (select r.id from (select * from recent order by updated_at desc, id offset 0) r
      where r.person_id <> ${coach.id} and ${isReadableBy(coach)}
      order by r.updated_at desc, r.id limit ${deskSizes.reflections}::int)
    select r.id, learners.cohort_id as "cohortId", r.person_id as "personId", p.name as "authorName",
      r.lesson_id as "lessonId", l.title as "lessonTitle", r.prompt_id as "promptId", v.definition,
      left(r.text, 600) as text, r.revision, to_json(r.updated_at) #>> '{}' as "updatedAt",
      mark.revision is distinct from r.revision as "isNew"
    from newest join reflections r on r.id = newest.id join learners on learners.person_id = r.person_id join people p on p.id = r.person_id
    left join lessons l on l.id = r.lesson_id
    left join prompt_versions v on v.lesson_id = r.lesson_id and v.prompt_id = r.prompt_id
      and v.version = r.prompt_version
    left join reflection_marks mark on mark.reflection_id = r.id and mark.reader_id = ${coach.id}
    order by r.updated_at desc, r.id`);
  return rows.map(({ definition, ...row }) => ({
    ...row,
    prompt: definition?.kind === "reflection" ? definition.prompt : null,
  }));
}

export type DeskGoal = {
  id: string;
  cohortId: string;
  personId: string;
  ownerName: string;
  statement: string;
  targetOn: string | null;
};

/** Open goals that members share with a coach, those whose day comes first on top. */
export async function listDeskGoals(db: Db, coach: Person, cohortIds: string[]): Promise<DeskGoal[]> {
  const rows = await db.execute<DeskGoal>(sql`
    select g.id, g.cohort_id as "cohortId", p.id as "personId", p.name as "ownerName",
      left(g.statement, 200) as statement, g.target_on::text as "targetOn"
    from goals g join people p on p.id = g.person_id and p.erasure_due_at is null
    where g.cohort_id = any(${uuids(cohortIds)}) and g.status = 'open'
      and exists (select 1 from cohort_memberships m where m.cohort_id = g.cohort_id and m.person_id = g.person_id
        and ${isLearningIn("m")} and ${sharingReaches(sql`${coach.id}::uuid`, sql`m.person_id`, sql`m.cohort_id`)})
    order by g.target_on nulls last, g.created_at, g.id limit ${deskSizes.goals}::int`);
  return [...rows];
}

/** Marks shared reflections as read by a reader, in the revision that they saw; only what they may read. */
export async function upsertReflectionMark(
  db: Db,
  reader: Person,
  { reflectionId, revision }: { reflectionId: string; revision: number },
): Promise<void> {
  await db.execute(sql`insert into reflection_marks (reader_id, reflection_id, revision)
    select ${reader.id}::uuid, r.id, least(${revision}::int, r.revision) from reflections r
    where r.id = ${reflectionId} and r.person_id <> ${reader.id} and ${isReadableBy(reader)}
    on conflict (reader_id, reflection_id) do update set revision = excluded.revision, read_at = ${momentOf()}`);
}

/** An id list as SQL; it may be empty. */
const uuids = (ids: string[]) => sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
