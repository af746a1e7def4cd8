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

/** Copies how much each person wants to hear of a topic to one that is made from it. */
export async function copyLevels(db: Db, fromId: string, intoId: string): Promise<void> {
  await db.execute(sql`insert into topic_readers (topic_id, person_id, level)
    select ${intoId}, l.person_id, l.level from topic_readers l where l.topic_id = ${fromId} on conflict do nothing`);
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
