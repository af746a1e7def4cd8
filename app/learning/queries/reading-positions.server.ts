import { and, desc, eq, inArray } from "drizzle-orm";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { readingPositions } from "#db/schema/learning.ts";

export type ReadingPlace = { personId: string; courseId: string; lessonId: string; blockId: string; offset: number };

/** The lesson read last among these. */
export async function findLessonReadLast(db: Db, personId: string, lessonIds: string[]): Promise<string | null> {
  const [newest] = await db
    .select({ lessonId: readingPositions.lessonId })
    .from(readingPositions)
    .where(and(eq(readingPositions.personId, personId), inArray(readingPositions.lessonId, lessonIds)))
    .orderBy(desc(readingPositions.readAt))
    .limit(1);
  return newest?.lessonId ?? null;
}

/** Stores a person's reading position, replacing the previous one. */
export async function upsertReadingPosition(db: Db, place: ReadingPlace): Promise<void> {
  const moved = { courseId: place.courseId, blockId: place.blockId, offset: place.offset, readAt: currentTime() };
  await db
    .insert(readingPositions)
    .values({ ...place, readAt: moved.readAt })
    .onConflictDoUpdate({ target: [readingPositions.personId, readingPositions.lessonId], set: moved });
}
