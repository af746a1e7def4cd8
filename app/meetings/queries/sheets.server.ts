import { and, asc, count, eq } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { meetingSheets, people } from "#db/schema/index.ts";

export type Sheet = { id: string; addedAt: Date; by: string | null };

/** The photos of a session's sign-in sheet, oldest first, without their bytes. */
export async function listSheets(db: Db, meetingId: string): Promise<Sheet[]> {
  return db
    .select({ id: meetingSheets.id, addedAt: meetingSheets.addedAt, by: people.name })
    .from(meetingSheets)
    .leftJoin(people, eq(people.id, meetingSheets.addedBy))
    .where(eq(meetingSheets.meetingId, meetingId))
    .orderBy(asc(meetingSheets.addedAt), asc(meetingSheets.id))
    .limit(100);
}

export async function countSheets(db: Db, meetingId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(meetingSheets).where(eq(meetingSheets.meetingId, meetingId));
  return row?.count ?? 0;
}

/** Stores a photo, unless the session has it. */
export async function insertSheet(db: Db, row: typeof meetingSheets.$inferInsert): Promise<void> {
  await db.insert(meetingSheets).values(row).onConflictDoNothing();
}

export async function findSheet(db: Db, meetingId: string, id: string): Promise<Buffer | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select({ bytes: meetingSheets.bytes })
    .from(meetingSheets)
    .where(and(eq(meetingSheets.meetingId, meetingId), eq(meetingSheets.id, id)));
  return row?.bytes ?? null;
}

export async function deleteSheet(db: Db, meetingId: string, id: string): Promise<void> {
  if (!isId(id)) return;
  await db.delete(meetingSheets).where(and(eq(meetingSheets.meetingId, meetingId), eq(meetingSheets.id, id)));
}
