import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { lessonBookmarks } from "#db/schema/notes.ts";

/** Whether a person bookmarked a lesson, as one value for a statement with others. */
export function isBookmarked(personId: string, lessonId: string): SQL<boolean> {
  return sql<boolean>`exists (select 1 from lesson_bookmarks b
    where b.person_id = ${personId} and b.lesson_id = ${lessonId})`;
}

type Bookmark = { personId: string; courseId: string; lessonId: string };

export async function insertBookmark(db: Db, bookmark: Bookmark): Promise<void> {
  await db.insert(lessonBookmarks).values(bookmark).onConflictDoNothing();
}

export async function deleteBookmark(db: Db, { personId, lessonId }: Bookmark): Promise<void> {
  await db
    .delete(lessonBookmarks)
    .where(and(eq(lessonBookmarks.personId, personId), eq(lessonBookmarks.lessonId, lessonId)));
}

export type ListedBookmark = { lessonId: string; courseId: string; lesson: string | null; course: string | null };

/** A person's bookmarked lessons in the order of the catalog, with their titles, which remain after they are retired. */
export async function listBookmarks(db: Db, personId: string): Promise<ListedBookmark[]> {
  const rows = await db.execute<ListedBookmark>(sql`select b.lesson_id as "lessonId", b.course_id as "courseId",
    l.title as lesson, c.title as course from lesson_bookmarks b left join lessons l on l.id = b.lesson_id
    left join courses c on c.id = b.course_id where b.person_id = ${personId}
    order by c.position, b.course_id, l.position, b.lesson_id limit 200`);
  return [...rows];
}
