import { sql } from "drizzle-orm";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { inReadingOrder } from "./notes.server.ts";

export const pageSize = 20;

/** A note with its place: titles remain after a lesson is retired. */
export type ListedNote = {
  id: string;
  courseId: string;
  courseTitle: string | null;
  lessonId: string;
  lessonTitle: string | null;
  /** The passage; null for a note on the whole lesson. */
  passage: string | null;
  words: string;
  updatedAt: string;
};

export type NotePage = { notes: ListedNote[]; total: number; page: number; pageCount: number };

const columns = sql`n.id, n.course_id as "courseId", c.title as "courseTitle", n.lesson_id as "lessonId",
  l.title as "lessonTitle", n.quote_exact as passage, n.words, to_json(n.updated_at) #>> '{}' as "updatedAt"`;
const titles = sql`left join courses c on c.id = n.course_id left join lessons l on l.id = n.lesson_id`;

/** By course and lesson as the catalog has them, then in reading order. */
const place = sql`coalesce(c.position, 2147483647), n.course_id, coalesce(l.position, 2147483647), n.lesson_id`;
const searched = sql`concat_ws(' ', n.words, n.quote_exact, l.title, c.title)`;

/**
 * A page of a person's notes by course and lesson, filtered by course and by words of the note, the passage or the
 * titles. A page past the end gives the last page.
 */
export async function listNotes(
  db: Db,
  personId: string,
  { courseId, search, page }: { courseId: string; search: string; page: number },
): Promise<NotePage> {
  const asked = Number.isSafeInteger(page) ? Math.min(Math.max(page, 1), 10_000) : 1;
  const inCourse = courseId ? sql`and n.course_id = ${courseId}` : sql``;
  const found = sql`from lesson_notes n ${titles} where n.person_id = ${personId} and n.deleted_at is null ${inCourse}
    and ${holdsWords(search, searched)}`;
  const last = sql`greatest(1, ceil(counted.total / ${pageSize}::float8))`;
  const rows = await db.execute<ListedNote & { total: number }>(sql`
    select counted.total, listed.* from (select count(*)::int as total ${found}) counted
    left join lateral (select ${columns}, row_number() over (order by ${place}, ${inReadingOrder}) as number ${found}
      order by number limit ${pageSize}::int
      offset ((least(${asked}::int, ${last}) - 1) * ${pageSize}::int)::int) listed on true
    order by listed.number`);
  const total = rows[0]?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  return { notes: rows.filter(({ id }) => id !== null), total, page: Math.min(asked, pageCount), pageCount };
}

/** The courses in which a person has notes, for the list's filter. */
export async function listNotedCourses(db: Db, personId: string): Promise<{ id: string; title: string | null }[]> {
  const rows = await db.execute<{ id: string; title: string | null }>(sql`
    select mine.course_id as id, c.title from (select distinct n.course_id from lesson_notes n
      where n.person_id = ${personId} and n.deleted_at is null) mine
    left join courses c on c.id = mine.course_id order by c.position, mine.course_id limit 200`);
  return [...rows];
}

/** A batch of a person's notes for the export, in the order of the list, after the first `skipped`. */
export async function listNotesFrom(db: Db, personId: string, skipped: number): Promise<ListedNote[]> {
  const rows = await db.execute<ListedNote>(sql`select ${columns} from lesson_notes n ${titles}
    where n.person_id = ${personId} and n.deleted_at is null
    order by ${place}, ${inReadingOrder} limit 200 offset ${skipped}`);
  return [...rows];
}
