import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { lessonNotes } from "#db/schema/notes.ts";
import { momentOf } from "#db/today.server.ts";
import type { LessonNote } from "../note.ts";

type LessonKey = { courseId: string; lessonId: string };
type InsertedNote = LessonKey & { id: string; personId: string; quote: TextQuote | null; words: string };

/** A note as JSON, as pages know it; n is its row. */
const noteAsJson = sql`json_build_object('id', n.id, 'words', n.words, 'revision', n.revision,
  'updatedAt', n.updated_at, 'quote', case when n.quote_exact is not null then json_build_object('exact', n.quote_exact,
    'prefix', n.quote_prefix, 'suffix', n.quote_suffix, 'start', n.quote_start, 'version', n.quote_version) end)`;

/** Where a note stands among others of its lesson: notes on the whole lesson first, then passages in their order. */
export const inReadingOrder = sql`n.quote_start nulls first, n.created_at, n.id`;

/** A person's notes in a lesson, as one JSON value for a statement with others. */
export function notesIn(personId: string, lessonId: string): SQL<LessonNote[]> {
  return sql<LessonNote[]>`(select coalesce(json_agg(${noteAsJson} order by ${inReadingOrder}), '[]')
    from lesson_notes n where n.person_id = ${personId} and n.lesson_id = ${lessonId} and n.deleted_at is null)`;
}

export async function listNotesIn(db: Db, personId: string, lessonId: string): Promise<LessonNote[]> {
  const [row] = await db.execute<{ notes: LessonNote[] }>(sql`select ${notesIn(personId, lessonId)} as notes`);
  return row?.notes ?? [];
}

export type OwnNote = LessonNote & LessonKey & { isDeleted: boolean };

/** A person's own note, also one that they deleted and can still restore. */
export async function findOwnNote(db: Db, personId: string, id: string): Promise<OwnNote | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<{ note: LessonNote } & LessonKey & { isDeleted: boolean }>(sql`select
    ${noteAsJson} as note, n.course_id as "courseId", n.lesson_id as "lessonId", n.deleted_at is not null as "isDeleted"
    from lesson_notes n where n.id = ${id} and n.person_id = ${personId}`);
  return row ? { ...row.note, courseId: row.courseId, lessonId: row.lessonId, isDeleted: row.isDeleted } : null;
}

/** Holds a person's notes in a lesson until the transaction ends, so that their number is counted one at a time. */
export async function lockNotesIn(db: Db, personId: string, lessonId: string): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`notes ${personId} ${lessonId}`}, 0))`);
  const isKept = and(
    eq(lessonNotes.personId, personId),
    eq(lessonNotes.lessonId, lessonId),
    isNull(lessonNotes.deletedAt),
  );
  return db.$count(lessonNotes, isKept);
}

/** False if a note with this id exists. */
export async function insertNote(db: Db, { quote, ...note }: InsertedNote): Promise<boolean> {
  const inserted = await db
    .insert(lessonNotes)
    .values({
      ...note,
      quoteVersion: quote?.version,
      quoteExact: quote?.exact,
      quotePrefix: quote?.prefix,
      quoteSuffix: quote?.suffix,
      quoteStart: quote?.start,
    })
    .onConflictDoNothing()
    .returning({ id: lessonNotes.id });
  return inserted.length > 0;
}

const isOwn = (personId: string, id: string) => and(eq(lessonNotes.id, id), eq(lessonNotes.personId, personId));

/** Replaces the words if the note is still at this revision. */
export async function updateNoteWords(
  db: Db,
  { personId, id, words, seen }: { personId: string; id: string; words: string; seen: number },
): Promise<boolean> {
  const updated = await db
    .update(lessonNotes)
    .set({ words, revision: sql`${lessonNotes.revision} + 1`, updatedAt: momentOf() })
    .where(and(isOwn(personId, id), eq(lessonNotes.revision, seen), isNull(lessonNotes.deletedAt)))
    .returning({ id: lessonNotes.id });
  return updated.length > 0;
}

/** Marks a note as deleted; one that is deleted keeps its moment. */
export async function updateNoteToDeleted(db: Db, personId: string, id: string): Promise<void> {
  await db
    .update(lessonNotes)
    .set({ deletedAt: momentOf() })
    .where(and(isOwn(personId, id), isNull(lessonNotes.deletedAt)));
}

export async function updateNoteToRestored(db: Db, personId: string, id: string): Promise<void> {
  await db
    .update(lessonNotes)
    .set({ deletedAt: null })
    .where(and(isOwn(personId, id), isNotNull(lessonNotes.deletedAt)));
}
