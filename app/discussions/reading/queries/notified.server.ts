import { type SQL, sql } from "drizzle-orm";
import type { Check } from "#app/notifications/check.ts";
import { isShown, isTold, isUnread, joinMarks, readsPost } from "../../topics/queries/visible.server.ts";

const reader = sql`reader.id`;

/** Whether a notification (n) is about a post in a topic or space that a person has read, or that is gone. */
export function isSeenPost(personId: string, within: { topicId: string } | { spaceId: string }): SQL {
  const there = "topicId" in within ? sql`t.id = ${within.topicId}` : sql`t.space_id = ${within.spaceId}`;
  return sql`exists (select 1 from discussion_posts p join discussion_runs r on r.id = p.run_id
    join discussion_topics t on t.id = r.topic_id ${joinMarks(personId)}
    where p.id = n.subject_id and ${there} and not ${isUnread(personId)})`;
}

/** Notifications of posts that their readers may read now, have not read and have not muted, with the posts' words. */
export const checkPosts: Check = async (db, waiting) => {
  const rows = await db.execute<{ id: string; words: string }>(sql`select told.id, p.source as words
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join people reader on reader.id = told."personId" join discussion_posts p on p.id = told."subjectId"
    join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id ${joinMarks(reader)}
    where ${isTold(reader)} and ${isShown(reader, false)} and ${isUnread(reader)} and ${readsPost(reader)}`);
  return new Map(rows.map(({ id, words }) => [id, { words }]));
};
