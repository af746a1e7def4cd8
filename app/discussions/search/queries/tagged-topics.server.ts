import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { isTagged, tagNames, topicsWithTag } from "../../topics/queries/tags.server.ts";
import { isOpen, spacesOf } from "../../topics/queries/visible.server.ts";
import type { PostSearch } from "./found-posts.server.ts";

export type TaggedTopic = {
  id: string;
  spaceId: string;
  title: string;
  spaceTitle: string;
  authorName: string | null;
  lastPostAt: string;
  tags: string[];
};

const shown = 20;

/** The topics with a tag, of those that a person may open: begun by somebody and with a post since a day, if asked for. */
export async function listTaggedTopics(
  db: Db,
  person: Person,
  { tag, spaceId, by, since }: Omit<PostSearch, "words" | "tag"> & { tag: string },
): Promise<TaggedTopic[]> {
  const author = sql`(select a.name from people a where a.id = t.author_id)`;
  const rows = await db.execute<TaggedTopic>(sql`with ${spacesOf(person)}, ${topicsWithTag(tag)},
    found as materialized (select t.* from discussion_topics t where ${isTagged(sql`t.id`)}
      and t.space_id = any((select ids from mine)::uuid[]) and t.merged_into_id is null and ${isOpen("t")}
      ${spaceId && isId(spaceId) ? sql`and t.space_id = ${spaceId}` : sql``}
      ${since ? sql`and t.last_post_at >= ${since}::date` : sql``}
      and ${holdsWords(by, sql`coalesce(${author}, '')`)}
      order by t.last_post_at desc, t.id limit ${shown})
    select t.id, t.space_id as "spaceId", t.title, s.title as "spaceTitle", ${author} as "authorName",
      to_json(t.last_post_at) #>> '{}' as "lastPostAt", ${tagNames} as tags
    from found t join discussion_spaces s on s.id = t.space_id order by t.last_post_at desc, t.id`);
  return [...rows];
}
