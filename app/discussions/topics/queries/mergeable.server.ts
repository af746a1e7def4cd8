import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { isOpen, spacesOf } from "./visible.server.ts";

export type MergeableTopic = { id: string; title: string; spaceTitle: string; lastPostAt: string };

const mostFound = 20;

/** Topics of spaces that a person keeps, by words of their titles, the newest first, without one and merged ones. */
export async function listMergeable(
  db: Db,
  person: Person,
  { not, spaceIds, words }: { not: string; spaceIds: readonly string[]; words: string },
): Promise<MergeableTopic[]> {
  const rows = await db.execute<MergeableTopic>(sql`with ${spacesOf(person)}
    select t.id, t.title, s.title as "spaceTitle", to_json(t.last_post_at) #>> '{}' as "lastPostAt"
    from discussion_topics t join discussion_spaces s on s.id = t.space_id
    where t.space_id = any(${sql.param(`{${spaceIds.join(",")}}`)}::uuid[]) and t.merged_into_id is null
      and t.id <> ${not} and ${isOpen("t")} and ${holdsWords(words, sql`t.title`)}
    order by t.last_post_at desc, t.id limit ${mostFound}`);
  return [...rows];
}
