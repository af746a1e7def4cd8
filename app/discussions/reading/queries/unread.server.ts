import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { countedFrom, unreadTopics } from "../../topics/queries/topics.server.ts";
import { spacesOf } from "../../topics/queries/visible.server.ts";

/**
 * How many topics of each space have something unread, at most `mostCounted`: by the same rule as the list that shows
 * only those. `facilitated` are the spaces in which the person also sees what a post-first topic hides.
 */
export async function countUnreadTopics(
  db: Db,
  person: Person,
  facilitated: readonly string[],
): Promise<Map<string, number>> {
  const isFacilitator = sql`s.id = any(${sql.param(`{${facilitated.join(",")}}`)}::uuid[])`;
  const rows = await db.execute<{ spaceId: string; count: number }>(sql`with ${spacesOf(person)}
    select s.id as "spaceId", ${unreadTopics(person.id, isFacilitator, sql`own.counted_from`)} as count
    from discussion_spaces s left join lateral (select ${countedFrom(person.id, sql`s.id`)} as counted_from) own on true
    where s.id = any((select ids from mine)::uuid[])`);
  return new Map(rows.map(({ spaceId, count }) => [spaceId, count]));
}
