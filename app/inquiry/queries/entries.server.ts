import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { inquiryEntries } from "#db/schema/inquiry.ts";

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
