import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { Paged } from "#db/paging.server.ts";
import { pageWithin } from "#db/paging.server.ts";
import { isOpen, isShown, isUnread, joinMarks, spacesOf } from "../../topics/queries/visible.server.ts";
import { postsPerPage } from "../../topics/topic.ts";
import type { ReactionKind } from "../post.ts";

export type PostRow = {
  id: string;
  runId: string;
  number: number;
  parentId: string | null;
  parentAuthorName: string | null;
  authorId: string | null;
  authorName: string | null;
  authorPronouns: string | null;
  html: string;
  language: string | null;
  translationHtml: string | null;
  translationLanguage: string | null;
  round: number | null;
  isByMail: boolean;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  hiddenAt: string | null;
  isUnread: boolean;
  reactions: { kind: ReactionKind; count: number; isMine: boolean }[];
  images: { id: string; description: string; width: number | null; height: number | null }[];
  /** What its author typed, of the one post that a reply is to quote. */
  source: string | null;
};

export type TopicVisit = { person: Person; topicId: string; isFacilitator: boolean };

/** The posts of a topic that a person sees, deleted and hidden ones with their places. Needs `mine`. */
const shown = ({ person, topicId, isFacilitator }: TopicVisit) => sql`discussion_topics t
  join discussion_runs r on r.topic_id = t.id and ${isOpen("r")}
  join discussion_posts p on p.run_id = r.id ${joinMarks(person.id)}
  where t.id = ${topicId} and ${isShown(person.id, isFacilitator)}`;

/** Answers stand below what they answer, everything else in the order of time; as the index has it. */
const inOrder = sql`p.thread_at, coalesce(p.parent_id, p.id), (p.parent_id is not null), p.created_at, p.id`;
const place = sql.raw("p.thread_at, coalesce(p.parent_id, p.id), (p.parent_id is not null), p.created_at, p.id");

const iso = (column: SQL) => sql`to_json(${column}) #>> '{}'`;

const columns = (
  personId: string,
  quotedId: string | null,
) => sql`p.id, p.run_id as "runId", p.number, p.parent_id as "parentId",
  p.author_id as "authorId", a.name as "authorName", a.pronouns as "authorPronouns",
  (select pa.name from discussion_posts pp left join people pa on pa.id = pp.author_id where pp.id = p.parent_id)
    as "parentAuthorName",
  p.html, p.language, p.translation_html as "translationHtml", p.translation_language as "translationLanguage", p.round,
  p.is_by_mail as "isByMail", ${iso(sql`p.created_at`)} as "createdAt", ${iso(sql`p.edited_at`)} as "editedAt",
  ${iso(sql`p.deleted_at`)} as "deletedAt", ${iso(sql`p.hidden_at`)} as "hiddenAt", ${isUnread(personId)} as "isUnread",
  coalesce((select json_agg(json_build_object('kind', g.kind, 'count', g.count, 'isMine', g.mine) order by g.kind)
    from (select x.kind, count(*)::int as count, bool_or(x.person_id = ${personId}) as mine from post_reactions x
      where x.post_id = p.id group by x.kind) g), '[]') as reactions,
  coalesce((select json_agg(json_build_object('id', i.id, 'description', i.description, 'width', f.width,
      'height', f.height) order by i.added_at, i.id)
    from post_images i join file_contents f on f.hash = i.hash where i.post_id = p.id), '[]') as images,
  case when p.id = ${quotedId}::uuid then p.source end as source`;

/**
 * A page of a topic, 50 posts, with how many there are and the source of the one to quote: one statement, which puts ids in
 * order before it reads what stands in posts. The caller found the topic with `findTopic`. A page past the end is the last one.
 */
export async function listPosts(
  db: Db,
  visit: TopicVisit,
  wanted: number,
  quoted: string | null = null,
): Promise<Paged<PostRow>> {
  const { person } = visit;
  const asked = Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), mostPages) : 1;
  const rows = await db.execute<PostRow & { total: number }>(sql`with ${spacesOf(person)},
      counted as materialized (select count(*)::int as total from ${shown(visit)}),
      page as materialized (select p.id from ${shown(visit)} order by ${inOrder}
        limit ${postsPerPage} offset (select ${postsPerPage}::int
          * least(${asked}::int - 1, greatest(0, (total - 1) / ${postsPerPage}::int)) from counted))
    select counted.total, ${columns(person.id, quoted !== null && isId(quoted) ? quoted : null)}
    from counted left join page on true left join discussion_posts p on p.id = page.id
    left join discussion_runs r on r.id = p.run_id ${joinMarks(person.id)}
    left join people a on a.id = p.author_id order by ${inOrder}`);
  const total = rows[0]?.total ?? 0;
  const { page, pageCount } = pageWithin(asked, total, postsPerPage);
  return { rows: [...rows].filter(({ id }) => id !== null).map(withoutTakenBack(visit)), total, page, pageCount };
}

/** More than any topic has. */
const mostPages = 1_000_000;

/** How many posts of a topic a person sees. */
export async function countPosts(db: Db, visit: TopicVisit): Promise<number> {
  const [row] = await db.execute<{ total: number }>(
    sql`with ${spacesOf(visit.person)} select count(*)::int as total from ${shown(visit)}`,
  );
  return row?.total ?? 0;
}

export type ReadablePost = { id: string; source: string; authorName: string | null };

/** A post of a topic whose words a person sees. */
export async function findReadablePost(db: Db, visit: TopicVisit, postId: string): Promise<ReadablePost | null> {
  if (!isId(postId)) return null;
  const { person, isFacilitator } = visit;
  const isReadable = isFacilitator ? sql`true` : sql`(p.hidden_at is null or p.author_id = ${person.id})`;
  const [row] = await db.execute<ReadablePost>(sql`with ${spacesOf(person)}
    select p.id, p.source, (select a.name from people a where a.id = p.author_id) as "authorName"
    from ${shown(visit)} and p.id = ${postId} and p.deleted_at is null and ${isReadable}`);
  return row ?? null;
}

/**
 * The words of deleted posts are gone for everybody, those of hidden ones for all but their author and facilitators.
 */
const withoutTakenBack =
  ({ person, isFacilitator }: TopicVisit) =>
  (post: PostRow): PostRow => {
    const isHidden = post.hiddenAt !== null && !isFacilitator && post.authorId !== person.id;
    const isGone = post.deletedAt !== null || isHidden;
    return isGone ? { ...post, html: "", translationHtml: null, images: [], reactions: [], source: null } : post;
  };

/** The page that a post is on; null if this person does not see it in the topic. */
export async function findPageOf(db: Db, visit: TopicVisit, postId: string): Promise<number | null> {
  if (!isId(postId)) return null;
  const [row] = await db.execute<{ before: number | null }>(sql`with ${spacesOf(visit.person)},
      wanted as (select ${inOrder} from ${shown(visit)} and p.id = ${postId})
    select (select count(*)::int from ${shown(visit)} and (${place}) < (select * from wanted)) as before from wanted`);
  return row?.before === undefined || row.before === null ? null : Math.floor(row.before / postsPerPage) + 1;
}

/** The first unread post of a topic and how many there are, at most 100. */
export async function findFirstUnread(db: Db, visit: TopicVisit): Promise<{ id: string; count: number } | null> {
  const [row] = await db.execute<{ id: string; count: number }>(sql`with ${spacesOf(visit.person)},
      unread as (select p.id from ${shown(visit)} and ${isUnread(visit.person.id)} order by ${inOrder} limit 100)
    select (select id from unread limit 1) as id, count(*)::int as count from unread having count(*) > 0`);
  return row ?? null;
}

/** Where a post is now, if its topic and run are open to a person: for stable links. */
export async function findPostPlace(
  db: Db,
  person: Person,
  postId: string,
): Promise<{ spaceId: string; topicId: string } | null> {
  if (!isId(postId)) return null;
  const [row] = await db.execute<{ spaceId: string; topicId: string }>(sql`with ${spacesOf(person)}
    select t.space_id as "spaceId", t.id as "topicId" from discussion_posts p
    join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
    where p.id = ${postId} and ${isOpen("r")} and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])`);
  return row ?? null;
}

export type OwnWords = {
  source: string;
  language: string | null;
  translation: string | null;
  translationLanguage: string | null;
};

/** What one's own post says, wherever it is. */
export async function findOwnWords(db: Db, personId: string, postId: string): Promise<OwnWords | null> {
  if (!isId(postId)) return null;
  const [row] = await db.execute<OwnWords>(sql`select p.source, p.language, p.translation,
      p.translation_language as "translationLanguage"
    from discussion_posts p where p.id = ${postId} and p.author_id = ${personId} and p.deleted_at is null`);
  return row ?? null;
}

/** The source that an author edits. */
export async function findOwnPost(db: Db, personId: string, topicId: string, postId: string) {
  if (!isId(postId)) return null;
  const [row] = await db.execute<
    OwnWords & { id: string; revision: number }
  >(sql`select p.id, p.source, p.revision, p.language, p.translation, p.translation_language as "translationLanguage"
    from discussion_posts p join discussion_runs r on r.id = p.run_id
    where p.id = ${postId} and r.topic_id = ${topicId} and p.author_id = ${personId} and p.deleted_at is null`);
  return row ?? null;
}

export type VersionRow = { revision: number; source: string; savedAt: string };

/** A post's earlier texts, newest first, for those who may read the post. */
export async function listVersions(db: Db, postId: string): Promise<VersionRow[]> {
  const rows = await db.execute<VersionRow>(sql`select v.revision, v.source, ${iso(sql`v.saved_at`)} as "savedAt"
    from post_versions v where v.post_id = ${postId} order by v.revision desc limit 50`);
  return [...rows];
}
