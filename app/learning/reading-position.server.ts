import type { Course, Lesson } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { upsertReadingPosition } from "./queries/reading-positions.server.ts";

/**
 * Stores a reading position, so that the person can continue on any device. Reading is not progress: nothing else
 * changes.
 */
export async function saveReadingPosition(
  db: Db,
  personId: string,
  course: Course,
  lesson: Lesson,
  place: { blockId: string; offset: number },
): Promise<void> {
  const offset = Math.min(Math.max(place.offset, 0), 1);
  await upsertReadingPosition(db, {
    personId,
    courseId: course.id,
    lessonId: lesson.id,
    blockId: place.blockId,
    offset,
  });
}
