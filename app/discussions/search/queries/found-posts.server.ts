import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { isTagged } from "../../topics/queries/tags.server.ts";
import { isOpen, isShown, spacesOf } from "../../topics/queries/visible.server.ts";
import { partsOf, queryOf } from "../post-search.ts";

export type FoundPost = {
  postId: string;
  topicTitle: string;
  spaceId: string;
  spaceTitle: string;
  authorName: string | null;
  source: string;
  createdAt: string;
};

const shown = 20;
/** Ranking looks at the newest of what was found. */
const ranked = 200;
/** So many of the newest posts are read one by one first. */
const latest = 4_000;
/** The same for a search by tag: few of the latest posts are in a topic that has it. */
const latestOfTag = 20_000;
/** Of the latest posts with a word, the newest are looked up; most posts may have it. */
const mostMatching = 1_000;
/** Somebody who may read no more posts than this has all of them looked at, instead of everything with a word. */
const few = 30_000;
/** A word in fewer than `shown` of the latest posts is taken to stand in no more than this many of all. */
const mostFound = 10_000;

export type PostSearch = {
  words: string[];
  spaceId: string | null;
  by: string;
  since: string | null;
  tag: string | null;
};

/** Whether a person may read a post (p) of a run (r) of a topic (t); hidden ones only if they are theirs. Needs `mine`. */
const isReadable = (person: Person) => sql`p.deleted_at is null and (p.hidden_at is null or p.author_id = ${person.id})
  and ${isOpen("r")} and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])
  and ${isShown(person.id, false)}`;

/**
 * The posts (p) of `from` that a person may read. `offset 0` has run and topic looked up post by post: PostgreSQL would
 * otherwise read all of them for the few posts that it finds.
 */
const readable = (person: Person, from = sql`discussion_posts`) => sql`${from} p
  cross join lateral (select * from discussion_runs run where run.id = p.run_id offset 0) r
  cross join lateral (select * from discussion_topics topic where topic.id = r.topic_id offset 0) t
  where ${isReadable(person)}`;

/** Words that are similar to a typed one are looked for in this many of the newest posts. */
const newest = 2_000;
const mostNear = 5;
/** The least similarity of trigrams, 0 to 1: "tiedes" and "tides" have 0.44. */
const leastSimilar = 0.4;

/**
 * For each part of what was typed, the words like it in posts that the person may read. Only of these, so that nothing
 * that others wrote shows through.
 */
async function nearWords(db: Db, person: Person, words: string[]): Promise<Map<string, string[]>> {
  const parts = partsOf(words).filter((part) => part.length > 3);
  if (parts.length === 0) return new Map();
  const rows = await db.execute<{ part: string; near: string[] }>(sql`with ${spacesOf(person)},
    recent as materialized (select p.words from ${readable(person)} order by p.created_at desc, p.id limit ${newest}),
    known as materialized (select distinct unnest(tsvector_to_array(words)) as word from recent),
    alike as (select part, word, row_number() over (partition by part order by similarity(word, part) desc, word) as place
      from unnest(${sql.param(parts)}::text[]) part, known where similarity(word, part) >= ${leastSimilar})
    select part, array_agg(word order by place) as near from alike where place <= ${mostNear} group by part`);
  return new Map(rows.map(({ part, near }) => [part, near]));
}

export type Found = {
  posts: FoundPost[];
  /** Similar words that were searched for, because nothing has the typed ones. */
  near: string[];
};

/**
 * Posts with every word, in any case, with or without accents, also as the beginning of a longer word; of those that a
 * person may read, the most fitting first. Where there are none, posts with words like the typed ones.
 */
export async function searchPosts(db: Db, person: Person, search: PostSearch): Promise<Found> {
  const posts = await listFoundPosts(db, person, search, queryOf(search.words));
  if (posts.length > 0) return { posts, near: [] };
  const near = await nearWords(db, person, search.words);
  if (near.size === 0) return { posts, near: [] };
  const words = [...near.values()].flat();
  return { posts: await listFoundPosts(db, person, search, queryOf(search.words, near)), near: words };
}

/** For `with`: `tagged`, the runs of topics with a tag. */
const runsWithTag = (tag: string | null) =>
  tag === null
    ? sql``
    : sql`tagged as materialized (select run.id from discussion_tags tag join topic_tags has on has.tag_id = tag.id
        join discussion_runs run on run.topic_id = has.topic_id where tag.folded = ${tag}),`;

/**
 * PostgreSQL guesses badly how many posts have the beginning of a word, and of several ways takes one that reads nearly all
 * of them. So words are looked for in the latest posts first; if too few have them, in all that the person may read if
 * these are few, or else with the index of words.
 */
async function listFoundPosts(db: Db, person: Person, search: PostSearch, query: string | null): Promise<FoundPost[]> {
  if (query === null) return [];
  const words = sql`to_tsquery('simple', ${query})`;
  const inSpace = search.spaceId && isId(search.spaceId) ? sql`and t.space_id = ${search.spaceId}` : sql``;
  const since = search.since ? sql`and p.created_at >= ${search.since}::date` : sql``;
  const columns = sql`p.id, p.source, p.created_at, p.author_id, p.words, t.title, t.space_id,
    (select a.name from people a where a.id = p.author_id) as author`;
  const ofTag = (runId: SQL) => (search.tag === null ? sql`` : sql`and ${isTagged(runId)}`);
  const tagged = ofTag(sql`r.id`);
  const rest = sql`${inSpace} ${since} ${tagged} and ${holdsWords(
    search.by,
    sql`coalesce((select a.name from people a
    where a.id = p.author_id), '')`,
  )}`;
  const rows = await db.execute<FoundPost>(sql`with ${spacesOf(person)}, ${runsWithTag(search.tag)}
    matching as materialized (select * from (select p.* from discussion_posts p where p.deleted_at is null
        order by p.created_at desc, p.id limit ${search.tag === null ? latest : latestOfTag}) latest
      where true ${ofTag(sql`run_id`)} and words @@ ${words} order by created_at desc, id limit ${mostMatching}),
    near as materialized (select ${columns} from ${readable(person, sql`matching`)} ${rest}),
    volume as materialized (select coalesce(sum(r.last_number), 0) <= ${few} as is_few from discussion_topics t
      join discussion_runs r on r.topic_id = t.id
      where t.space_id = any((select ids from mine)::uuid[]) and ${isOpen("r")} ${inSpace} ${tagged}),
    own as materialized (select ${columns} from discussion_topics t join discussion_runs r on r.topic_id = t.id
      cross join lateral (select * from discussion_posts post where post.run_id = r.id offset 0) p
      where ${isReadable(person)} ${rest} and p.words @@ ${words}
        and (select count(*) from near) < ${shown} and (select is_few from volume)),
    far as materialized (select ${columns} from ${readable(person)} ${rest} ${ofTag(sql`p.run_id`)} and p.words @@ ${words}
      and (select count(*) from near) < ${shown} and not (select is_few from volume) limit ${mostFound}),
    found as (select * from near where (select count(*) from near) >= ${shown}
      union all select * from own union all select * from far),
    newest as (select * from found order by created_at desc, id limit ${ranked})
    select n.id as "postId", n.title as "topicTitle", n.space_id as "spaceId", s.title as "spaceTitle",
      n.author as "authorName", n.source, to_json(n.created_at) #>> '{}' as "createdAt"
    from newest n join discussion_spaces s on s.id = n.space_id
    order by ts_rank(n.words, ${words}) desc, n.created_at desc, n.id limit ${shown}`);
  return [...rows];
}
