import { type SQL, sql } from "drizzle-orm";
import type { Pair } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { today } from "#db/today.server.ts";

/**
 * Enrolls the kept account in the other's courses, from the earlier of the two dates, and locks both accounts'
 * enrollments, so that their concurrent changes wait or are waited for. Returns those courses.
 */
export async function lockEnrollmentsOf(db: Db, { keptId, goneId }: Pair): Promise<string[]> {
  const held = await db.execute<{ id: string }>(sql`select course_id as id from enrollments
    where person_id = ${goneId} order by course_id for update`);
  await db.execute(sql`insert into enrollments (person_id, course_id, enrolled_at)
    select ${keptId}, course_id, enrolled_at from enrollments where person_id = ${goneId} order by course_id
    on conflict (person_id, course_id) do update set enrolled_at = least(enrollments.enrolled_at, excluded.enrolled_at)`);
  return held.map(({ id }) => id);
}

/** The kept account has all of these enrollments. */
export async function deleteEnrollments(db: Db, personId: string): Promise<void> {
  await db.execute(sql`delete from enrollments where person_id = ${personId}`);
}

/** The two fact tables have the same structure. */
export type FactTable = "lesson_facts" | "course_facts";
const thingIn: Record<FactTable, string> = { lesson_facts: "lesson_id", course_facts: "course_id" };

export type SharedFact = { thing: string; source: "kept" | "gone"; sequence: number; happenedAt: Date };

/** Facts about lessons or courses that both accounts have facts about. */
export async function listSharedFacts(db: Db, table: FactTable, { keptId, goneId }: Pair): Promise<SharedFact[]> {
  const thing = sql.identifier(thingIn[table]);
  const of = (id: string) => sql`select ${thing} from ${sql.identifier(table)} where person_id = ${id}`;
  const rows = await db.execute<Omit<SharedFact, "happenedAt"> & { happenedAt: string }>(sql`
    select ${thing} as thing, case when person_id = ${keptId} then 'kept' else 'gone' end as source, sequence,
      to_json(happened_at) #>> '{}' as "happenedAt"
    from ${sql.identifier(table)} where person_id in (${keptId}, ${goneId})
      and ${thing} in (${of(keptId)} intersect ${of(goneId)})
    order by 1, 2, 3`);
  return rows.map((row) => ({ ...row, happenedAt: new Date(row.happenedAt) }));
}

export type Renumbered = Pick<SharedFact, "thing" | "source" | "sequence"> & { next: number };

/** Above every number in use, while facts are renumbered: the primary key is checked row by row. */
const aside = { kept: 1_000_000, gone: 2_000_000 };

/** Gives the kept account these facts under new numbers, and deletes all others about the same things. */
export async function updateSharedFacts(db: Db, table: FactTable, pair: Pair, facts: Renumbered[]): Promise<void> {
  if (facts.length === 0) return;
  const [rows, thing] = [sql.identifier(table), sql.identifier(thingIn[table])];
  const things = sql.param([...new Set(facts.map((fact) => fact.thing))]);
  const isShared = sql`${thing} = any(${things}::text[])`;
  await db.execute(sql`update ${rows} set sequence = sequence + ${aside.kept}::int
    where person_id = ${pair.keptId} and ${isShared}`);
  await db.execute(sql`update ${rows} set person_id = ${pair.keptId}, sequence = sequence + ${aside.gone}::int
    where person_id = ${pair.goneId} and ${isShared}`);
  await db.execute(sql`update ${rows} f set sequence = n.next
    from unnest(${sql.param(facts.map((fact) => fact.thing))}::text[],
      ${sql.param(facts.map(({ source, sequence }) => aside[source] + sequence))}::int[],
      ${sql.param(facts.map(({ next }) => next))}::int[]) as n (thing, sequence, next)
    where f.person_id = ${pair.keptId} and f.${thing} = n.thing and f.sequence = n.sequence`);
  await db.execute(sql`delete from ${rows} where person_id = ${pair.keptId} and ${isShared}
    and sequence > ${aside.kept}::int`);
}

/**
 * Joins two answers to one prompt: the newest is current, or the earlier if answers lock; the earliest stays the first;
 * the best score counts; tries add up.
 */
export async function updateSharedResponses(db: Db, { keptId, goneId }: Pair): Promise<void> {
  const isBothLocked = sql`(k.is_locked and g.is_locked and k.kind = g.kind)`;
  const goneShows = sql`case when ${isBothLocked} then g.created_at < k.created_at else g.updated_at > k.updated_at end`;
  const goneIsFirst = sql`g.created_at < k.created_at`;
  const shown = (column: SQL) => sql`case when ${goneShows} then g.${column} else k.${column} end`;
  const first = (column: SQL) => sql`case when ${goneIsFirst} then g.${column} else k.${column} end`;
  await db.execute(sql`update responses k set
      kind = ${shown(sql`kind`)}, value = ${shown(sql`value`)}, prompt_version = ${shown(sql`prompt_version`)},
      content_version = ${shown(sql`content_version`)}, score = ${shown(sql`score`)},
      is_locked = ${shown(sql`is_locked`)}, updated_at = ${shown(sql`updated_at`)},
      first_value = ${first(sql`first_value`)}, first_score = ${first(sql`first_score`)},
      created_at = least(k.created_at, g.created_at), tries = k.tries + g.tries,
      best_score = greatest(k.best_score, g.best_score, k.score, g.score, k.first_score, g.first_score)
    from responses g where k.person_id = ${keptId} and g.person_id = ${goneId}
      and g.lesson_id = k.lesson_id and g.prompt_id = k.prompt_id`);
  await db.execute(sql`delete from responses g using responses k where k.person_id = ${keptId}
    and g.person_id = ${goneId} and g.lesson_id = k.lesson_id and g.prompt_id = k.prompt_id`);
}

/** Of two positions in one lesson, keeps the newer. */
export async function deleteOlderPositions(db: Db, { keptId, goneId }: Pair): Promise<void> {
  await db.execute(sql`delete from reading_positions p using reading_positions o where o.lesson_id = p.lesson_id and (
    (p.person_id = ${keptId} and o.person_id = ${goneId} and o.read_at > p.read_at)
    or (p.person_id = ${goneId} and o.person_id = ${keptId} and o.read_at >= p.read_at))`);
}

/** Which of the two accounts, by gaining the other's cohorts, would open its shared reflections to new readers. */
export async function listWidened(db: Db, { keptId, goneId }: Pair): Promise<string[]> {
  const cohortsOf = (id: string) => sql`select cohort_id from cohort_memberships where person_id = ${id}
    and (left_on is null or left_on >= ${today})`;
  const [row] = await db.execute<{ kept: boolean; gone: boolean }>(sql`select
    exists (${cohortsOf(goneId)} except ${cohortsOf(keptId)}) as kept,
    exists (${cohortsOf(keptId)} except ${cohortsOf(goneId)}) as gone`);
  return [...(row?.kept ? [keptId] : []), ...(row?.gone ? [goneId] : [])];
}

/** Makes everything private that these people share; returns how many. */
export async function updateSharedToPrivate(db: Db, personIds: string[]): Promise<number> {
  const rows = await db.execute(sql`with changed as (
      update reflections set visibility = 'private'
      where person_id = any(${sql.param(personIds)}::uuid[]) and visibility <> 'private' returning id)
    insert into reflection_visibility_changes (reflection_id, visibility) select id, 'private' from changed returning 1`);
  return rows.length;
}

export type SharedReflection = {
  id: string;
  promptKey: string;
  source: "kept" | "gone";
  isEmpty: boolean;
  updatedAt: Date;
};

/** Reflections on prompts that both accounts answered, locked until the transaction ends. */
export async function lockSharedReflections(db: Db, { keptId, goneId }: Pair): Promise<SharedReflection[]> {
  const of = (id: string) => sql`select lesson_id, prompt_id from reflections where person_id = ${id}`;
  const rows = await db.execute<Omit<SharedReflection, "updatedAt"> & { updatedAt: string }>(sql`
    select id, lesson_id || '/' || prompt_id as "promptKey", text = '' as "isEmpty",
      case when person_id = ${keptId} then 'kept' else 'gone' end as source, to_json(updated_at) #>> '{}' as "updatedAt"
    from reflections where person_id in (${keptId}, ${goneId})
      and (lesson_id, prompt_id) in (${of(keptId)} intersect ${of(goneId)})
    order by 2, 4 for update`);
  return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
}

/**
 * Puts one reflection's versions before another's, and the second in the first one's place. People who could read both may
 * read the result; people who could read only one may not.
 */
export async function updateMergedReflections(db: Db, pairs: { survivor: string; other: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  const joined = sql`unnest(${sql.param(pairs.map(({ survivor }) => survivor))}::uuid[],
    ${sql.param(pairs.map(({ other }) => other))}::uuid[]) as j (survivor, other)`;
  await db.execute(sql`update reflection_versions v set revision = v.revision + ${aside.kept}::int
    from ${joined} where v.reflection_id = j.survivor`);
  await db.execute(sql`update reflection_versions v set reflection_id = j.survivor
    from ${joined} where v.reflection_id = j.other`);
  await db.execute(sql`update reflection_versions v set revision = v.revision - ${aside.kept}::int + o.revision
    from ${joined} join reflections o on o.id = j.other
    where v.reflection_id = j.survivor and v.revision > ${aside.kept}::int`);
  await db.execute(sql`update reflection_visibility_changes c set reflection_id = j.survivor
    from ${joined} where c.reflection_id = j.other`);
  const openness = (visibility: SQL) => sql`array_position(array['private', 'coach', 'cohort'], ${visibility})`;
  await db.execute(sql`with narrowed as (update reflections s set visibility = o.visibility
      from ${joined} join reflections o on o.id = j.other
      where s.id = j.survivor and ${openness(sql`o.visibility`)} < ${openness(sql`s.visibility`)}
      returning s.id, s.visibility)
    insert into reflection_visibility_changes (reflection_id, visibility) select id, visibility from narrowed`);
  await db.execute(sql`update reflections s set revision = s.revision + o.revision,
      created_at = least(s.created_at, o.created_at)
    from ${joined} join reflections o on o.id = j.other where s.id = j.survivor`);
  await db.execute(sql`delete from reflections r using ${joined} where r.id = j.other`);
}

/** Courses a person is enrolled in. */
export async function listEnrolledCourses(db: Db, personId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select course_id as id from enrollments where person_id = ${personId} order by 1`);
  return rows.map(({ id }) => id);
}
