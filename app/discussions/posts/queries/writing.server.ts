import { eq, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { discussionPosts, discussionTopics, postMentions, postVersions } from "#db/schema/index.ts";
import { readsSpaceAt } from "../../spaces/queries/readable.server.ts";
import { isOpen, isShown, spacesOf } from "../../topics/queries/visible.server.ts";

export type LockedTopic = {
  id: string;
  spaceId: string;
  audience: string[];
  authorId: string | null;
  kind: string;
  isLocked: boolean;
  isArchived: boolean;
  isMerged: boolean;
  protocolKey: string | null;
  round: number | null;
};

/** Locks a topic, so that posts and what moderators do to it come one after another. */
export async function lockTopic(db: Db, topicId: string): Promise<LockedTopic | null> {
  if (!isId(topicId)) return null;
  const [row] = await db.execute<LockedTopic>(sql`select id, space_id as "spaceId", audience, author_id as "authorId",
      kind, locked_at is not null as "isLocked", archived_at is not null as "isArchived",
      merged_into_id is not null as "isMerged", protocol_key as "protocolKey", round
    from discussion_topics where id = ${topicId} for update`);
  return row ?? null;
}

export type SentPost = { id: string; topicId: string; hasTheseWords: boolean };

/** The post that a form's key made, and whether it has these words now or had them before it was edited. */
export async function findByClientKey(db: Db, key: string, source: string): Promise<SentPost | null> {
  const [row] = await db.execute<SentPost>(sql`select p.id, r.topic_id as "topicId",
      (p.source = ${source} or exists (select 1 from post_versions v where v.post_id = p.id and v.source = ${source}))
        as "hasTheseWords"
    from discussion_posts p join discussion_runs r on r.id = p.run_id where p.client_key = ${key}`);
  return row ?? null;
}

/** The topic that a key made, or the one that it was merged into. */
export async function findTopicByKey(db: Db, key: string): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(
    sql`select coalesce(merged_into_id, id) as id from discussion_topics where client_key = ${key}`,
  );
  return row?.id ?? null;
}

export async function insertTopic(db: Db, topic: typeof discussionTopics.$inferInsert): Promise<string | null> {
  const [row] = await db
    .insert(discussionTopics)
    .values(topic)
    .onConflictDoNothing()
    .returning({ id: discussionTopics.id });
  return row?.id ?? null;
}

/** The next number of the topic's run with the topic's own audience, which is made if there is none. */
export async function nextNumber(
  db: Db,
  topic: Pick<LockedTopic, "id" | "spaceId" | "audience">,
): Promise<{ runId: string; number: number }> {
  const audience = sql`${sql.param(`{${topic.audience.join(",")}}`)}::uuid[]`;
  const [next] = await db.execute<{ runId: string; number: number }>(sql`update discussion_runs
    set last_number = last_number + 1
    where id = (select id from discussion_runs where topic_id = ${topic.id} and audience = ${audience}
      order by created_at desc, id limit 1)
    returning id as "runId", last_number as number`);
  if (next) return next;
  const [made] = await db.execute<{ runId: string; number: number }>(sql`insert into discussion_runs
      (topic_id, space_id, audience, last_number, created_at)
    values (${topic.id}, ${topic.spaceId}, ${audience}, 1, clock_timestamp()) returning id as "runId", last_number as number`);
  if (!made) throw new Error("no run was made");
  return made;
}

type Visit = { person: Person; isFacilitator: boolean };

/**
 * The post that an answer stands below: what it answers, or what that answers; null if they do not see it in the topic. A
 * post that was deleted or hidden while somebody answered it keeps its place; its author is told nothing.
 */
export async function findThread(
  db: Db,
  { person, isFacilitator }: Visit,
  topicId: string,
  postId: string,
): Promise<{ parentId: string; threadAt: string; authorId: string | null } | null> {
  if (!isId(postId)) return null;
  const [row] = await db.execute<{ parentId: string; threadAt: string; authorId: string | null }>(sql`
    with ${spacesOf(person)} select coalesce(root.id, p.id) as "parentId",
      case when p.deleted_at is null and p.hidden_at is null then p.author_id end as "authorId",
      to_json(coalesce(root.created_at, p.created_at)) #>> '{}' as "threadAt"
    from discussion_posts p join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
    left join discussion_posts root on root.id = p.parent_id
    where p.id = ${postId} and t.id = ${topicId} and ${isOpen("r")} and ${isShown(person.id, isFacilitator)}`);
  return row ?? null;
}

export async function insertPost(db: Db, post: typeof discussionPosts.$inferInsert): Promise<string | null> {
  const [row] = await db
    .insert(discussionPosts)
    .values(post)
    .onConflictDoNothing({ target: discussionPosts.clientKey })
    .returning({ id: discussionPosts.id });
  return row?.id ?? null;
}

/** A post was written at this moment: reads none of the topic's others. */
export async function raiseLastPost(db: Db, topicId: string, at: Date): Promise<void> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  await db.execute(
    sql`update discussion_topics set last_post_at = greatest(last_post_at, ${moment}) where id = ${topicId}`,
  );
}

/** When the newest post that stands was written: the topic's place in its list. */
export async function updateLastPost(db: Db, topicId: string): Promise<void> {
  await db.execute(sql`update discussion_topics t set last_post_at = coalesce((select max(p.created_at)
      from discussion_runs r join discussion_posts p on p.run_id = r.id
      where r.topic_id = t.id and p.deleted_at is null and p.hidden_at is null), t.created_at)
    where t.id = ${topicId}`);
}

/** The people of these names who read every space of an audience: whom a post may mention. */
export async function listMentioned(
  db: Db,
  { audience, names }: { audience: string[]; names: string[] },
): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  const rows = await db.execute<{ id: string; name: string }>(sql`select p.id, p.name from people p
    where search_fold(p.name) = any(${sql.param(names)}::text[]) and p.erasure_due_at is null
      and not exists (select 1 from discussion_spaces s
        where s.id = any(${sql.param(`{${audience.join(",")}}`)}::uuid[]) and not ${readsSpaceAt(sql`p.id`, "s")})
    order by p.id limit 50`);
  return [...rows];
}

export async function insertMentions(db: Db, postId: string, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return;
  await db
    .insert(postMentions)
    .values(personIds.map((personId) => ({ postId, personId })))
    .onConflictDoNothing();
}

export type LockedPost = {
  id: string;
  runId: string;
  topicId: string;
  spaceId: string;
  authorId: string | null;
  source: string;
  language: string | null;
  translation: string | null;
  translationLanguage: string | null;
  revision: number;
  audience: string[];
  deletedAt: Date | null;
  hiddenAt: Date | null;
};

/** Locks a post of a topic that a person sees there; deleted and hidden ones too. */
export async function lockPost(
  db: Db,
  { person, isFacilitator }: Visit,
  topicId: string,
  postId: string,
): Promise<LockedPost | null> {
  if (!isId(postId) || !isId(topicId)) return null;
  const [row] = await db.execute<LockedPost>(sql`with ${spacesOf(person)}
    select p.id, p.run_id as "runId", r.topic_id as "topicId",
      r.space_id as "spaceId", p.author_id as "authorId", p.source, p.language, p.translation,
      p.translation_language as "translationLanguage", p.revision, r.audience,
      p.deleted_at as "deletedAt", p.hidden_at as "hiddenAt"
    from discussion_posts p join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
    where p.id = ${postId} and t.id = ${topicId} and ${isOpen("r")} and ${isShown(person.id, isFacilitator)}
    for update of p`);
  return row ?? null;
}

export async function insertVersion(db: Db, version: typeof postVersions.$inferInsert): Promise<void> {
  await db.insert(postVersions).values(version).onConflictDoNothing();
}

export async function updatePost(
  db: Db,
  id: string,
  change: Partial<typeof discussionPosts.$inferInsert>,
): Promise<void> {
  await db.update(discussionPosts).set(change).where(eq(discussionPosts.id, id));
}
