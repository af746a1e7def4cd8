import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

const idsOf = (ids: readonly string[]) => sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;

/**
 * Points every run of one topic to another, and ends the first; returns the ids of the runs. What somebody muted stays
 * out of their counts: it is marked as read. The other topic gets a new run, so that what is written from now on stays
 * there if the merge is undone.
 */
export async function updateMerged(db: Db, fromId: string, intoId: string): Promise<string[]> {
  await db.execute(sql`insert into run_marks (person_id, run_id, read_to)
    select l.person_id, r.id, r.last_number from topic_readers l join discussion_runs r on r.topic_id = l.topic_id
    where l.topic_id = ${fromId} and l.level = 'muted'
    on conflict (person_id, run_id) do update set read_to = excluded.read_to, read = '{}', unread = '{}'`);
  const moved = await db.execute<{ id: string }>(
    sql`update discussion_runs set topic_id = ${intoId} where topic_id = ${fromId} returning id`,
  );
  await db.execute(sql`insert into discussion_runs (topic_id, space_id, audience, created_at)
    select id, space_id, audience, clock_timestamp() from discussion_topics where id = ${intoId}`);
  await db.execute(sql`update discussion_topics set merged_into_id = ${intoId} where id = ${fromId}`);
  return moved.map(({ id }) => id);
}

/** Gives runs back to the topic that was merged away, which is a topic of its own again. */
export async function updateUnmerged(db: Db, topicId: string, runIds: readonly string[]): Promise<void> {
  await db.execute(sql`update discussion_runs set topic_id = ${topicId} where id = any(${idsOf(runIds)})`);
  await db.execute(sql`update discussion_topics set merged_into_id = null where id = ${topicId}`);
}

/** The posts of runs that posts of a topic answer. */
export async function listAnsweredFrom(db: Db, topicId: string, runIds: readonly string[]): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select distinct parent.id from discussion_runs r
    join discussion_posts p on p.run_id = r.id join discussion_posts parent on parent.id = p.parent_id
    where r.topic_id = ${topicId} and parent.run_id = any(${idsOf(runIds)}) order by parent.id`);
  return rows.map(({ id }) => id);
}

/** The result of a split: each new run beside its origin, and the answers whose reference was cut. */
export type Parted = { runs: [made: string, source: string][]; parents: [post: string, parent: string][] };

/**
 * Moves posts, with the answers below them, out of their runs into runs of another topic: with the same numbers and
 * audience, and with a copy of every mark, so that whoever read them has read them.
 */
export async function splitRuns(db: Db, fromId: string, intoId: string, postIds: readonly string[]): Promise<Parted> {
  const chosen = idsOf(postIds);
  const moved = sql`(p.id = any(${chosen}) or p.parent_id = any(${chosen}))`;
  const parents = await db.execute<{ id: string; parentId: string }>(sql`select p.id, p.parent_id as "parentId"
    from discussion_runs r join discussion_posts p on p.run_id = r.id
    where r.topic_id = ${fromId} and ${moved} and not p.parent_id = any(${chosen}) order by p.id`);
  const runs = await db.execute<{ id: string }>(sql`select distinct r.id from discussion_runs r
    join discussion_posts p on p.run_id = r.id where r.topic_id = ${fromId} and ${moved} order by r.id`);
  const parted: Parted = { runs: [], parents: parents.map(({ id, parentId }) => [id, parentId]) };
  for (const { id } of runs) {
    const [made] = await db.execute<{ id: string }>(sql`insert into discussion_runs
        (topic_id, space_id, audience, last_number, created_at)
      select ${intoId}, r.space_id, r.audience, r.last_number, clock_timestamp()
      from discussion_runs r where r.id = ${id} returning id`);
    if (!made) throw new Error("the run is there: its topic is locked");
    parted.runs.push([made.id, id]);
    await db.execute(sql`insert into run_marks (person_id, run_id, read_to, read, unread)
      select k.person_id, ${made.id}, k.read_to, k.read, k.unread from run_marks k where k.run_id = ${id}`);
    await db.execute(sql`update discussion_posts p set run_id = ${made.id},
        parent_id = case when p.parent_id = any(${chosen}) then p.parent_id end,
        thread_at = case when p.parent_id = any(${chosen}) then p.thread_at else p.created_at end
      where p.run_id = ${id} and ${moved}`);
  }
  return parted;
}

/** Puts posts below what they answered before a split, where both are in the same topic again. */
export async function updateParents(db: Db, topicId: string, parents: Parted["parents"]): Promise<void> {
  const pairs = JSON.stringify(parents.map(([id, parentId]) => ({ id, parentId })));
  await db.execute(sql`update discussion_posts p set parent_id = parent.id, thread_at = parent.created_at
    from json_to_recordset(${pairs}::json) as pair(id uuid, "parentId" uuid)
    join discussion_posts parent on parent.id = pair."parentId" join discussion_runs r on r.id = parent.run_id
    where p.id = pair.id and r.topic_id = ${topicId}`);
}
