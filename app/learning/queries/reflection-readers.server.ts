import { sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { Readers } from "../lesson-state.ts";
import type { Visibility } from "../reflection.ts";
import { readersOf } from "./cohorts.server.ts";

export type ReflectionReaders = { readers: Readers; changes: { visibility: Visibility; changedAt: string }[] };

/** The readers of a reflection at each change of visibility, newest first; for its author only. */
export async function findReflectionReaders(
  db: Db,
  personId: string,
  reflectionId: string,
): Promise<ReflectionReaders> {
  const own = isId(reflectionId)
    ? sql`c.reflection_id = ${reflectionId} and exists (select 1 from reflections r
        where r.id = c.reflection_id and r.person_id = ${personId})`
    : sql`false`;
  const [row] = await db.execute<ReflectionReaders>(sql`select ${readersOf(personId)} as "readers",
    (select coalesce(json_agg(json_build_object('visibility', visibility, 'changedAt', changed_at)
      order by changed_at desc), '[]') from (select * from reflection_visibility_changes c where ${own}
      order by changed_at desc limit 50) newest) as "changes"`);
  if (!row) throw new Error("a select without a from answers one row");
  return { readers: row.readers, changes: row.changes };
}
