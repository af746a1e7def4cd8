import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { Paged } from "#db/paging.server.ts";
import { pageWithin } from "#db/paging.server.ts";
import { findSpace, readableSpace, type SpaceRow } from "../../spaces/queries/spaces.server.ts";
import { mostUnread, type TopicFilter, type TopicKind, topicsPerPage } from "../topic.ts";
import { isTagged, tagNames, topicsWithTag } from "./tags.server.ts";
import { hasTakenTurn } from "./turns.server.ts";
import {
  hasPosted,
  isCounted,
  isMuted,
  isNotRead,
  isOpen,
  isShown,
  joinMarks,
  mostCounted,
  spacesOf,
} from "./visible.server.ts";

export type TopicRow = {
  id: string;
  spaceId: string;
  kind: TopicKind;
  title: string;
  authorId: string | null;
  authorName: string | null;
  createdAt: string;
  lastPostAt: string;
  isPinned: boolean;
  isLocked: boolean;
  isArchived: boolean;
  mergedIntoId: string | null;
  acceptedPostId: string | null;
  dueOn: string | null;
  answersDueOn: string | null;
  answersWanted: number | null;
  protocolKey: string | null;
  round: number | null;
  aboutKind: string | null;
  aboutId: string | null;
  hasPosted: boolean;
  level: string;
  tags: string[];
  /** Whether they have posted in the open round; false without rounds. */
  hasTakenTurn: boolean;
};

/** Both counts stop at `mostCounted`. */
export type ListedTopic = TopicRow & { posts: number; unread: number };

const iso = (column: SQL) => sql`to_json(${column}) #>> '{}'`;

const columns = (personId: string) => sql`t.id, t.space_id as "spaceId", t.kind, t.title, t.author_id as "authorId",
  (select a.name from people a where a.id = t.author_id) as "authorName", ${iso(sql`t.created_at`)} as "createdAt",
  ${iso(sql`t.last_post_at`)} as "lastPostAt", t.pinned_at is not null as "isPinned",
  t.locked_at is not null as "isLocked", t.archived_at is not null as "isArchived",
  t.merged_into_id as "mergedIntoId", t.accepted_post_id as "acceptedPostId", t.due_on::text as "dueOn",
  t.answers_due_on::text as "answersDueOn", t.answers_wanted as "answersWanted", t.protocol_key as "protocolKey",
  t.round, t.about_kind as "aboutKind", t.about_id as "aboutId", ${hasPosted(personId)} as "hasPosted",
  coalesce((select l.level from topic_readers l where l.topic_id = t.id and l.person_id = ${personId}), 'normal') as level,
  ${tagNames} as tags, ${hasTakenTurn(personId)} as "hasTakenTurn"`;

/** The posts (`p`) of a topic's (`t`) open runs that `posts` selects from each run (`r`), with the reader's marks (k, x). */
const ofOpenRuns = (personId: string, posts: SQL) => sql`discussion_runs r ${joinMarks(personId)}
  cross join lateral (${posts}) p where r.topic_id = t.id and ${isOpen("r")}`;

/** The newest posts of a run (`r`) that a person sees and `which` holds of. */
const newestOf = (
  personId: string,
  isFacilitator: boolean | SQL,
  { which, most }: { which: SQL; most: SQL },
) => sql`select
  p.number, p.created_at from discussion_posts p where p.run_id = r.id and ${isShown(personId, isFacilitator)} and ${which}
  order by p.number desc limit ${most}`;

/**
 * A row for each unread post of a topic (`t`), at most `mostCounted` of a run. The newest that were not read tell: posts are
 * numbered in the order of their time, so that behind `mostCounted` older than what counts, none counts unless it was marked
 * unread, which few have done.
 */
const unreadOf = (personId: string, isFacilitator: boolean | SQL): SQL => {
  const which = sql`p.number > least(coalesce(k.read_to, 0), lower(k.unread) - 1) and ${isNotRead(personId)}`;
  const most = sql`case when coalesce(k.unread, '{}') = '{}' then ${mostCounted}::int end`;
  return sql`select 1 from ${ofOpenRuns(personId, newestOf(personId, isFacilitator, { which, most }))}
    and ${isCounted(personId)}`;
};

/** How many posts of a topic (`t`) are unread, at most `mostCounted`; none of a muted one. */
const unreadPosts = (personId: string, isFacilitator: boolean): SQL =>
  sql`(case when ${isMuted(personId)} then 0 else (select count(*)::int
    from (${unreadOf(personId, isFacilitator)} limit ${mostCounted}) counted) end)`;

/** As the index has it. */
const newestFirst = sql`(t.pinned_at is not null) desc, t.last_post_at desc nulls last, t.id`;

const isStanding = sql`p.deleted_at is null and p.hidden_at is null`;

/** How many posts of a topic (`t`) stand that a person sees, at most `mostCounted`. */
export const standingPosts = (personId: string, isFacilitator: boolean): SQL => sql`(select count(*)::int
  from (select 1 from ${ofOpenRuns(personId, newestOf(personId, isFacilitator, { which: isStanding, most: sql`${mostCounted}` }))}
    limit ${mostCounted}) counted)`;

type Visit = { person: Person; isFacilitator: boolean };

const filters: Record<TopicFilter, (visit: Visit, spaceId: string) => SQL> = {
  all: () => sql`true`,
  unread: (visit, spaceId) => isWithUnread(visit, sql`${spaceId}::uuid`),
  unanswered: () => sql`t.kind = 'question' and t.accepted_post_id is null`,
  mine: ({ person }) => hasPosted(person.id),
};

/** From when on posts count as unread in a space, unless its reader came to the site later. */
export const countedFrom = (personId: string, spaceId: SQL): SQL => sql`(select x.counted_from from space_readers x
  where x.space_id = ${spaceId} and x.person_id = ${personId})`;

/** Whether a topic's newest post counts in a space with this `countedFrom`. */
const isNewer = (personId: string, from: SQL) => sql`t.last_post_at > coalesce(${from},
    (select me.created_at from people me where me.id = ${personId}))`;

/** Topics of a space that may have something unread however old they are: with runs of other spaces, or posts marked unread. */
const exceptions = (personId: string, spaceId: SQL) => sql`select o.id from discussion_topics o
    where o.space_id = ${spaceId} and o.has_moved_runs
  union all select marked.topic_id from run_marks again join discussion_runs marked on marked.id = again.run_id
    where again.person_id = ${personId} and again.unread <> '{}'`;

/** Whether a person has anything unread in a topic (`t`), looked up post by post: `unreadPosts` is more than 0. */
const hasUnread = (personId: string, isFacilitator: boolean | SQL): SQL => sql`(not ${isMuted(personId)}
  and exists (${unreadOf(personId, isFacilitator)} offset 0))`;

/**
 * Whether a topic (`t`) of a space has anything unread. Most topics of a large space are older than what counts, so that its
 * newest post alone tells; `offset 0` in `hasUnread` keeps PostgreSQL from looking at the posts of all of them at once.
 */
const isWithUnread = ({ person, isFacilitator }: Visit, spaceId: SQL): SQL =>
  sql`(${isNewer(person.id, countedFrom(person.id, spaceId))} or t.id in (${exceptions(person.id, spaceId)}))
    and ${hasUnread(person.id, isFacilitator)}`;

/**
 * How many topics of a space (`s`) that a person may open have anything unread, at most `mostCounted`; each from its index.
 * The union is looked into as a whole, so that PostgreSQL plans `hasUnread` once.
 */
export const unreadTopics = (personId: string, isFacilitator: SQL, from: SQL): SQL => {
  const topics = sql`select t.id, t.kind, t.author_id from discussion_topics t where t.space_id = s.id
    and t.merged_into_id is null and ${isOpen("t")}`;
  const newer = sql`${topics} and ${isNewer(personId, from)}`;
  const older = sql`${topics} and not ${isNewer(personId, from)} and t.id in (${exceptions(personId, sql`s.id`)})`;
  return sql`(select count(*)::int from (select 1 from (${newer} union all ${older}) t
    where ${hasUnread(personId, isFacilitator)} limit ${mostCounted}) counted)`;
};

/**
 * The topics of a space that a person may open, with a tag if one is given in its folded form: pinned first, then by the
 * newest post, 50 a page. Of those with something unread the first `mostUnread` are listed, because each has to be looked into.
 */
export async function listTopics(
  db: Db,
  visit: Visit,
  spaceId: string,
  { filter, tag = null, page: wanted }: { filter: TopicFilter; tag?: string | null; page: number },
): Promise<Paged<ListedTopic>> {
  const { person, isFacilitator } = visit;
  const within = sql`t.space_id = ${spaceId} and t.merged_into_id is null
    and ${tag === null ? sql`true` : isTagged(sql`t.id`)} and ${isOpen("t")} and ${filters[filter](visit, spaceId)}`;
  const upTo = filter === "unread" ? sql`order by ${newestFirst} limit ${mostUnread}` : sql``;
  const known = tag === null ? spacesOf(person) : sql`${spacesOf(person)}, ${topicsWithTag(tag)}`;
  const [counted] = await db.execute<{ total: number }>(sql`with ${known} select count(*)::int as total
    from (select 1 from discussion_topics t where ${within} ${upTo}) found`);
  const total = counted?.total ?? 0;
  const { page, pageCount } = pageWithin(wanted, total, topicsPerPage);
  const rows = await db.execute<ListedTopic>(sql`with ${known},
    shown as materialized (select t.* from discussion_topics t where ${within}
      order by ${newestFirst} limit ${topicsPerPage} offset ${(page - 1) * topicsPerPage})
    select ${columns(person.id)}, ${unreadPosts(person.id, isFacilitator)} as unread,
      ${standingPosts(person.id, isFacilitator)} as posts
    from shown t order by ${newestFirst}`);
  return { rows: [...rows], total, page, pageCount };
}

/** Selects a topic that a person may open. Needs `mine`. */
const openTopic = (person: Person, id: string) => sql`select ${columns(person.id)}
  from discussion_topics t where t.id = ${id} and t.space_id = any((select ids from mine)::uuid[]) and ${isOpen("t")}`;

/** A topic that a person may open; null for any other. */
export async function findTopic(db: Db, person: Person, id: string): Promise<TopicRow | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<TopicRow>(sql`with ${spacesOf(person)} ${openTopic(person, id)}`);
  return row ?? null;
}

/** A space and a topic, which may be elsewhere, each if the person may open it: for a page that asks for both. */
export async function findSpaceAndTopic(
  db: Db,
  person: Person,
  { spaceId, topicId }: { spaceId: string; topicId: string },
): Promise<{ space: SpaceRow | null; topic: TopicRow | null }> {
  if (!isId(spaceId)) return { space: null, topic: null };
  if (!isId(topicId)) return { space: await findSpace(db, person, spaceId), topic: null };
  const [row] = await db.execute<{ space: SpaceRow | null; topic: TopicRow | null }>(sql`with ${spacesOf(person)}
    select (select to_json(found) from (${readableSpace(person, spaceId)}) found) as space,
      (select to_json(found) from (${openTopic(person, topicId)}) found) as topic`);
  return row ?? { space: null, topic: null };
}
