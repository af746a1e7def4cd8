import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
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

/** Ranking looks at the newest of what was found. */
const ranked = 200;
const shown = 20;

export type PostSearch = { words: string[]; spaceId: string | null; by: string; since: string | null };

/** The posts that a person may read, hidden ones only if they are theirs. Needs `mine`. */
const readable = (person: Person) => sql`discussion_posts p
  join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
  where p.deleted_at is null and (p.hidden_at is null or p.author_id = ${person.id})
    and ${isOpen("r")} and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])
    and ${isShown(person.id, false)}`;

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

async function listFoundPosts(db: Db, person: Person, search: PostSearch, query: string | null): Promise<FoundPost[]> {
  if (query === null) return [];
  const inSpace = search.spaceId && isId(search.spaceId) ? sql`and t.space_id = ${search.spaceId}` : sql``;
  const since = search.since ? sql`and p.created_at >= ${search.since}::date` : sql``;
  const rows = await db.execute<FoundPost>(sql`with ${spacesOf(person)},
    found as materialized (select p.id, p.source, p.created_at, p.author_id, p.words, t.title, t.space_id
      from ${readable(person)} and p.words @@ to_tsquery('simple', ${query}) ${inSpace} ${since}
      order by p.created_at desc, p.id limit ${ranked})
    select f.id as "postId", f.title as "topicTitle", f.space_id as "spaceId", s.title as "spaceTitle",
      a.name as "authorName", f.source, to_json(f.created_at) #>> '{}' as "createdAt"
    from found f join discussion_spaces s on s.id = f.space_id left join people a on a.id = f.author_id
    where ${holdsWords(search.by, sql`coalesce(a.name, '')`)}
    order by ts_rank(f.words, to_tsquery('simple', ${query})) desc, f.created_at desc, f.id limit ${shown}`);
  return [...rows];
}
