import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import type { ReactionKind } from "../../posts/post.ts";
import { tagNames } from "../../topics/queries/tags.server.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";
import type { TopicKind } from "../../topics/topic.ts";

export type ExportedTopic = {
  id: string;
  title: string;
  kind: TopicKind;
  authorName: string | null;
  createdAt: string;
  acceptedPostId: string | null;
  tags: string[];
};

export type ExportedPost = {
  id: string;
  topicId: string;
  authorName: string | null;
  /** The post that it answers, unless that one is left out. */
  answersId: string | null;
  answersName: string | null;
  source: string;
  language: string | null;
  translation: string | null;
  translationLanguage: string | null;
  round: number | null;
  createdAt: string;
  editedAt: string | null;
  reactions: Partial<Record<ReactionKind, number>>;
  images: { id: string; description: string }[];
  /** Its place in the order of the export. */
  place: [topicAt: string, topicId: string, threadAt: string, thread: string, isAnswer: string, at: string, id: string];
};

const topicsInBatch = 50;
const postsInBatch = 200;

const iso = (column: SQL) => sql`to_json(${column}) #>> '{}'`;

/** A space's next topics that a person may open, oldest first; those merged into another are there with that one. */
export async function listExportedTopics(
  db: Db,
  person: Person,
  spaceId: string,
  after: ExportedTopic | null,
): Promise<ExportedTopic[]> {
  const isNext = after ? sql`(t.created_at, t.id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const rows = await db.execute<ExportedTopic>(sql`with ${spacesOf(person)}
    select t.id, t.title, t.kind, ${iso(sql`t.created_at`)} as "createdAt", t.accepted_post_id as "acceptedPostId",
      (select a.name from people a where a.id = t.author_id) as "authorName",
      ${tagNames} as tags
    from discussion_topics t
    where t.space_id = ${spaceId} and t.merged_into_id is null and ${isOpen("t")} and ${isNext}
    order by t.created_at, t.id limit ${topicsInBatch}`);
  return [...rows];
}

/** The order of the export: topics by age, posts as on the topic's page. */
const place = sql`t.created_at, t.id, p.thread_at, coalesce(p.parent_id, p.id), (p.parent_id is not null), p.created_at, p.id`;

/** The next posts of topics that stand and whose runs are open to a person. */
export async function listExportedPosts(
  db: Db,
  person: Person,
  topicIds: readonly string[],
  after: ExportedPost | null,
): Promise<ExportedPost[]> {
  const ids = sql`${sql.param(`{${topicIds.join(",")}}`)}::uuid[]`;
  const rows = await db.execute<ExportedPost>(sql`with ${spacesOf(person)}
    select p.id, t.id as "topicId", (select a.name from people a where a.id = p.author_id) as "authorName",
      answered.id as "answersId", (select a.name from people a where a.id = answered.author_id) as "answersName",
      p.source, p.language, p.translation, p.translation_language as "translationLanguage", p.round,
      ${iso(sql`p.created_at`)} as "createdAt", ${iso(sql`p.edited_at`)} as "editedAt",
      coalesce((select json_object_agg(g.kind, g.count) from (select x.kind, count(*)::int as count
        from post_reactions x where x.post_id = p.id group by x.kind order by x.kind) g), '{}') as reactions,
      coalesce((select json_agg(json_build_object('id', i.id, 'description', i.description) order by i.added_at, i.id)
        from post_images i where i.post_id = p.id), '[]') as images,
      json_build_array(t.created_at, t.id, p.thread_at, coalesce(p.parent_id, p.id), (p.parent_id is not null)::text,
        p.created_at, p.id) as place
    from discussion_topics t join discussion_runs r on r.topic_id = t.id and ${isOpen("r")}
    join discussion_posts p on p.run_id = r.id
    left join discussion_posts answered on answered.id = p.parent_id
      and answered.deleted_at is null and answered.hidden_at is null
    where t.id = any(${ids}) and p.deleted_at is null and p.hidden_at is null
      and ${after ? sql`(${place}) > (${placeOf(after)})` : sql`true`}
    order by ${place} limit ${postsInBatch}`);
  return [...rows];
}

function placeOf({ place: [topicAt, topicId, threadAt, thread, isAnswer, at, id] }: ExportedPost): SQL {
  return sql`${topicAt}::timestamptz, ${topicId}::uuid, ${threadAt}::timestamptz, ${thread}::uuid, ${isAnswer}::boolean,
    ${at}::timestamptz, ${id}::uuid`;
}
