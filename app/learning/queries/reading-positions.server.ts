import type { Db } from "#db/client.server.ts";
import { readingPositions } from "#db/schema/learning.ts";

export type ReadingPlace = { personId: string; courseId: string; lessonId: string; blockId: string; offset: number };

/** Keeps where someone reads now, in place of where they read before. */
export async function upsertReadingPosition(db: Db, place: ReadingPlace): Promise<void> {
  const moved = { courseId: place.courseId, blockId: place.blockId, offset: place.offset, readAt: new Date() };
  await db
    .insert(readingPositions)
    .values({ ...place, readAt: moved.readAt })
    .onConflictDoUpdate({ target: [readingPositions.personId, readingPositions.lessonId], set: moved });
}
