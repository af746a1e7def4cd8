import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { cohortHandOvers } from "#db/schema/index.ts";

export async function insertHandOver(db: Db, row: typeof cohortHandOvers.$inferInsert): Promise<void> {
  await db.insert(cohortHandOvers).values(row);
}

export type HandedOver = {
  id: string;
  fromName: string | null;
  toName: string | null;
  note: string | null;
  at: string;
};

/** The hand-overs of a cohort, newest first. */
export async function listHandOvers(db: Db, cohortId: string): Promise<HandedOver[]> {
  const rows = await db.execute<HandedOver>(sql`select h.id, one.name as "fromName", other.name as "toName", h.note,
      to_json(h.handed_over_at) #>> '{}' as at
    from cohort_hand_overs h left join people one on one.id = h.from_id left join people other on other.id = h.to_id
    where h.cohort_id = ${cohortId} order by h.handed_over_at desc, h.id limit 50`);
  return [...rows];
}
