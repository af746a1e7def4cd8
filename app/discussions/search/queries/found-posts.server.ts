import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { isOpen, isShown, spacesOf } from "../../topics/queries/visible.server.ts";
import { queryOf } from "../post-search.ts";

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
const ranked = 1_000;
const shown = 20;

export type PostSearch = { words: string[]; spaceId: string | null; by: string; since: string | null };

/**
 * Posts with every word, in any case, with or without accents, also as the beginning of a longer word; of those that a
 * person may read, the most fitting first.
 */
export async function listFoundPosts(db: Db, person: Person, search: PostSearch): Promise<FoundPost[]> {
  const query = queryOf(search.words);
  if (query === null) return [];
  const inSpace = search.spaceId && isId(search.spaceId) ? sql`and t.space_id = ${search.spaceId}` : sql``;
  const since = search.since ? sql`and p.created_at >= ${search.since}::date` : sql``;
  const rows = await db.execute<FoundPost>(sql`with ${spacesOf(person)},
    found as materialized (select p.id, p.source, p.created_at, p.author_id, p.words, t.title, t.space_id
      from discussion_posts p join discussion_runs r on r.id = p.run_id join discussion_topics t on t.id = r.topic_id
      where p.words @@ to_tsquery('simple', ${query}) and p.deleted_at is null
        and (p.hidden_at is null or p.author_id = ${person.id})
        and ${isOpen("r")} and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])
        and ${isShown(person.id, false)} ${inSpace} ${since}
      order by p.created_at desc, p.id limit ${ranked})
    select f.id as "postId", f.title as "topicTitle", f.space_id as "spaceId", s.title as "spaceTitle",
      a.name as "authorName", f.source, to_json(f.created_at) #>> '{}' as "createdAt"
    from found f join discussion_spaces s on s.id = f.space_id left join people a on a.id = f.author_id
    where ${holdsWords(search.by, sql`coalesce(a.name, '')`)}
    order by ts_rank(f.words, to_tsquery('simple', ${query})) desc, f.created_at desc, f.id limit ${shown}`);
  return [...rows];
}
