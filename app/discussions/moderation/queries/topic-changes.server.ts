import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { topicEvents } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export async function insertTopicEvent(db: Db, event: typeof topicEvents.$inferInsert): Promise<void> {
  await db.insert(topicEvents).values(event);
}

const states = { pin: "pinned_at", lock: "locked_at", archive: "archived_at" } as const;
export type TopicState = keyof typeof states;

/** Sets or ends a state of a topic; one that it has already keeps its moment. */
export async function updateTopicState(db: Db, topicId: string, state: TopicState, isOn: boolean): Promise<void> {
  const column = sql.raw(states[state]);
  await db.execute(sql`update discussion_topics set ${column} = ${isOn ? sql`coalesce(${column}, ${momentOf()})` : sql`null`}
    where id = ${topicId}`);
}

/** Puts a topic into another space. Its audience gains that space and loses none. */
export async function updateTopicSpace(db: Db, topicId: string, spaceId: string): Promise<void> {
  await db.execute(sql`update discussion_topics set space_id = ${spaceId},
      audience = (select array_agg(distinct each order by each) from unnest(audience || ${spaceId}::uuid) each)
    where id = ${topicId}`);
}

/**
 * Points every run of one topic to another, and ends the first. What somebody muted stays out of their counts: it is
 * marked as read.
 */
export async function updateMerged(db: Db, fromId: string, intoId: string): Promise<void> {
  await db.execute(sql`insert into run_marks (person_id, run_id, read_to)
    select l.person_id, r.id, r.last_number from topic_readers l join discussion_runs r on r.topic_id = l.topic_id
    where l.topic_id = ${fromId} and l.level = 'muted'
    on conflict (person_id, run_id) do update set read_to = excluded.read_to, read = '{}', unread = '{}'`);
  await db.execute(sql`update discussion_runs set topic_id = ${intoId} where topic_id = ${fromId}`);
  await db.execute(sql`update discussion_topics set merged_into_id = ${intoId} where id = ${fromId}`);
}

/**
 * Moves posts, with the answers below them, out of their runs into runs of another topic: with the same numbers and
 * audience, and with a copy of every mark, so that whoever read them has read them.
 */
export async function splitRuns(db: Db, fromId: string, intoId: string, postIds: readonly string[]): Promise<void> {
  const chosen = sql`${sql.param(`{${postIds.join(",")}}`)}::uuid[]`;
  const moved = sql`(p.id = any(${chosen}) or p.parent_id = any(${chosen}))`;
  await db.execute(sql`insert into topic_readers (topic_id, person_id, level)
    select ${intoId}, l.person_id, l.level from topic_readers l where l.topic_id = ${fromId} on conflict do nothing`);
  const runs = await db.execute<{ id: string }>(sql`select distinct r.id from discussion_runs r
    join discussion_posts p on p.run_id = r.id where r.topic_id = ${fromId} and ${moved} order by r.id`);
  for (const { id } of runs) {
    const [made] = await db.execute<{ id: string }>(sql`insert into discussion_runs
        (topic_id, space_id, audience, last_number)
      select ${intoId}, r.space_id, r.audience, r.last_number from discussion_runs r where r.id = ${id} returning id`);
    await db.execute(sql`insert into run_marks (person_id, run_id, read_to, read, unread)
      select k.person_id, ${made?.id}, k.read_to, k.read, k.unread from run_marks k where k.run_id = ${id}`);
    await db.execute(sql`update discussion_posts p set run_id = ${made?.id},
        parent_id = case when p.parent_id = any(${chosen}) then p.parent_id end,
        thread_at = case when p.parent_id = any(${chosen}) then p.thread_at else p.created_at end
      where p.run_id = ${id} and ${moved}`);
  }
}

export async function updateHidden(db: Db, postId: string, isHidden: boolean): Promise<void> {
  await db.execute(sql`update discussion_posts
    set hidden_at = ${isHidden ? sql`coalesce(hidden_at, ${momentOf()})` : sql`null`} where id = ${postId}`);
}

export async function updateAccepted(db: Db, topicId: string, postId: string | null): Promise<void> {
  await db.execute(sql`update discussion_topics set accepted_post_id = ${postId} where id = ${topicId}`);
}

/** The audience of a topic, for one that is made from it. */
export async function findAudienceOf(db: Db, topicId: string): Promise<string[] | null> {
  const [row] = await db.execute<{ audience: string[] }>(
    sql`select audience from discussion_topics where id = ${topicId}`,
  );
  return row?.audience ?? null;
}
