import { sql } from "drizzle-orm";
import type { OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

/** A lesson with its course; titles of retired ones are still there. */
const lesson = sql`x.course_id as "courseId", c.title as "course", x.lesson_id as "lessonId", l.title as "lesson"`;
const lessons = sql`left join lessons l on l.id = x.lesson_id left join courses c on c.id = x.course_id`;
const inOrder = sql`c.position, x.course_id, l.position, x.lesson_id`;

const entries = {
  lessonNotes: (id: string) => sql`select x.id, ${lesson}, x.quote_exact as "passage", x.words as "text", x.revision,
    x.created_at as "createdAt", x.updated_at as "updatedAt", x.deleted_at as "deletedAt"
    from lesson_notes x ${lessons} where x.person_id = ${id} order by ${inOrder}, x.created_at, x.id`,
  lessonBookmarks: (id: string) => sql`select ${lesson}, x.created_at as "createdAt"
    from lesson_bookmarks x ${lessons} where x.person_id = ${id} order by ${inOrder}`,
};

const outdated = {
  lesson_notes: (before) => ({ table: "lesson_notes", rows: sql`deleted_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const notesRows = {
  entries,
  outdated,
  doubles: {
    lesson_bookmarks: ({ keptId, goneId }) => sql`delete from lesson_bookmarks x where x.person_id = ${goneId}
      and exists (select 1 from lesson_bookmarks kept where kept.person_id = ${keptId} and kept.lesson_id = x.lesson_id)`,
  },
} satisfies PersonalRows;
