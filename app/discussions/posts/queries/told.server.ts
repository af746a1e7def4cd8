import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { isShown, isTold, readsPost } from "../../topics/queries/visible.server.ts";

const reader = sql`reader.id`;

type Post = {
  postId: string;
  mentioned: string[];
  /** The author of what it answers. */
  answered: string | null;
  /** Everybody who reads the space is told. */
  isAnnouncement: boolean;
};

export type ToldOfPost = { personId: string; why: "announcement" | "mention" | "answer" | "watched_post" };

/** The people who are told of a post that was just written, each for the nearest reason: those who may read it now. */
export async function listToldOfPost(
  db: Db,
  { postId, mentioned, answered, isAnnouncement }: Post,
): Promise<ToldOfPost[]> {
  const everybody = isAnnouncement
    ? sql`union all select id, 'announcement' from people where erasure_due_at is null`
    : sql``;
  const rows = await db.execute<ToldOfPost>(sql`
    with post as (select p.id, p.author_id, r.topic_id, t.space_id from discussion_posts p
      join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id where p.id = ${postId}),
    asked (person_id, why) as (
      select unnest(${sql.param(`{${mentioned.join(",")}}`)}::uuid[]), 'mention'
      union all select ${answered}::uuid, 'answer'
      union all select w.person_id, 'watched_post' from topic_readers w join post on post.topic_id = w.topic_id
        where w.level = 'watching'
      union all select w.person_id, 'watched_post' from space_readers w join post on post.space_id = w.space_id
        where w.level = 'watching'
      ${everybody}),
    nearest as (select distinct on (person_id) person_id, why from asked order by person_id,
      array_position(array['announcement', 'mention', 'answer', 'watched_post'], why))
    select reader.id as "personId", nearest.why from nearest join people reader on reader.id = nearest.person_id
    join discussion_posts p on p.id = ${postId} join discussion_runs r on r.id = p.run_id
    join discussion_topics t on t.id = r.topic_id
    where reader.id is distinct from p.author_id and ${isTold(reader)} and ${isShown(reader, false)} and ${readsPost(reader)}`);
  return [...rows];
}
