import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { inquiryEntries } from "#db/schema/inquiry.ts";
import type { CycleEntry } from "./cycle-page.server.ts";

export type NewEntry = typeof inquiryEntries.$inferInsert;

/** Adds entries; those whose id exists already stay as they are. The number that was added. */
export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const made = await db
    .insert(inquiryEntries)
    .values([...entries])
    .onConflictDoNothing()
    .returning({ id: inquiryEntries.id });
  return made.length;
}

/** How many of these entries were removed. */
export async function countRemoved(db: Db, ids: readonly string[]): Promise<number> {
  return db.$count(inquiryEntries, and(inArray(inquiryEntries.id, [...ids]), isNotNull(inquiryEntries.removedAt)));
}

/** The entries of a cycle that were removed last, by their days; at most a hundred. */
export async function listRemoved(db: Db, cycleId: string): Promise<CycleEntry[]> {
  const rows = await db.execute<CycleEntry>(sql`select e.id, e.measure_id as "measureId",
      e.happened_on::text as "happenedOn", e.value, e.out_of as "outOf", e.text, e.mark, p.name as "recordedBy",
      to_json(e.recorded_at) #>> '{}' as "recordedAt"
    from (select * from inquiry_entries x where x.cycle_id = ${cycleId} and x.removed_at is not null
      order by x.removed_at desc, x.id limit 100) e left join people p on p.id = e.recorded_by
    order by e.happened_on, e.recorded_at, e.id`);
  return [...rows];
}

export async function findEntry(db: Db, cycleId: string, id: string) {
  const [row] = await db
    .select()
    .from(inquiryEntries)
    .where(and(eq(inquiryEntries.id, id), eq(inquiryEntries.cycleId, cycleId)));
  return row ?? null;
}

export async function updateEntry(
  db: Db,
  id: string,
  change: Partial<Pick<NewEntry, "mark" | "removedAt" | "removedBy">>,
): Promise<void> {
  await db.update(inquiryEntries).set(change).where(eq(inquiryEntries.id, id));
}

/** The positions of measures that have points, removed ones too. */
export async function listMeasuresInUse(db: Db, cycleId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: inquiryEntries.measureId })
    .from(inquiryEntries)
    .where(and(eq(inquiryEntries.cycleId, cycleId), isNotNull(inquiryEntries.measureId)));
  return rows.flatMap(({ id }) => id ?? []);
}
