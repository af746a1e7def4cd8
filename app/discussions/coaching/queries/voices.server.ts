import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isGrantInForce, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";

export type OpenQuestion = { id: string; title: string; authorName: string | null; createdAt: string; answers: number };

/** The posts of a space that stand, of the topics and runs that the coach reads. Needs `mine`. */
const standing = (spaceId: string) => sql`discussion_topics t
  join discussion_runs r on r.topic_id = t.id and ${isOpen("r")}
  join discussion_posts p on p.run_id = r.id and p.deleted_at is null and p.hidden_at is null
  where t.space_id = ${spaceId} and ${isOpen("t")}`;

/** The people who learn in a space's cohort or in the cohorts of its program today. */
const learners = (cohortIds: readonly string[]): SQL => sql`(select distinct m.person_id as id from cohort_memberships m
  join people member on member.id = m.person_id and member.erasure_due_at is null
  where m.cohort_id = any(${sql.param(`{${cohortIds.join(",")}}`)}::uuid[]) and ${isLearningIn("m")})`;

type Coached = { id: string; cohortIds: readonly string[] };

/** Questions without an accepted answer, those that nobody else wrote in first, then the oldest. */
export async function listOpenQuestions(db: Db, coach: Person, { id }: Coached): Promise<OpenQuestion[]> {
  const rows = await db.execute<OpenQuestion>(sql`with ${spacesOf(coach)}
    select t.id, t.title, (select a.name from people a where a.id = t.author_id) as "authorName",
      to_json(t.created_at) #>> '{}' as "createdAt", answered.count as answers
    from discussion_topics t, lateral (select count(*)::int as count from discussion_runs r
      join discussion_posts p on p.run_id = r.id where r.topic_id = t.id and ${isOpen("r")}
        and p.deleted_at is null and p.hidden_at is null and p.author_id is distinct from t.author_id) answered
    where t.space_id = ${id} and t.kind = 'question' and t.accepted_post_id is null and t.merged_into_id is null
      and t.locked_at is null and t.archived_at is null and ${isOpen("t")}
    order by answered.count > 0, t.created_at, t.id limit 50`);
  return [...rows];
}

export type Quiet = { people: { id: string; name: string }[]; total: number; learners: number };

/** The learners of the cohort who have not yet written in the space, by name, at most 100. */
export async function listQuiet(db: Db, coach: Person, { id, cohortIds }: Coached): Promise<Quiet> {
  const [row] = await db.execute<Quiet>(sql`with ${spacesOf(coach)}, learners as materialized ${learners(cohortIds)},
      spoken as materialized (select distinct p.author_id as id from ${standing(id)}),
      quiet as materialized (select member.id, member.name from learners l join people member on member.id = l.id
        where not exists (select 1 from spoken where spoken.id = l.id))
    select coalesce((select json_agg(first.*) from (select id, name from quiet order by search_fold(name), id limit 100) first),
        '[]') as people, (select count(*)::int from quiet) as total, (select count(*)::int from learners) as learners`);
  return row ?? { people: [], total: 0, learners: 0 };
}

export type Voices = { ofLearners: number[]; ofCoaches: number };

/** How many posts each of the learners wrote since so many days, largest first and without names, and the coaches together. */
export async function countVoices(db: Db, coach: Person, { id, cohortIds }: Coached, days: number): Promise<Voices> {
  const [row] = await db.execute<Voices>(sql`with ${spacesOf(coach)}, learners as materialized ${learners(cohortIds)},
      written as materialized (select p.author_id as id, count(*)::int as posts from ${standing(id)}
        and p.created_at > ${momentOf()} - make_interval(days => ${days}) group by p.author_id)
    select coalesce((select json_agg(w.posts order by w.posts desc) from written w join learners l on l.id = w.id), '[]')
        as "ofLearners",
      coalesce((select sum(w.posts)::int from written w where not exists (select 1 from learners l where l.id = w.id)
        and exists (select 1 from role_grants g where g.person_id = w.id and g.role = 'coach'
          and ${isGrantInForce("g")})), 0) as "ofCoaches"`);
  return row ?? { ofLearners: [], ofCoaches: 0 };
}
