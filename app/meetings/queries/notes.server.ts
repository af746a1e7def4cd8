import { and, asc, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { meetingNotes, people } from "#db/schema/index.ts";
import type { NoteAudience } from "../note.ts";

export async function insertNote(db: Db, row: typeof meetingNotes.$inferInsert): Promise<void> {
  const writtenAt = sql`clock_timestamp()`;
  await db
    .insert(meetingNotes)
    .values({ ...row, writtenAt })
    .onConflictDoNothing();
}

export type ListedNote = {
  id: string;
  authorId: string;
  author: string;
  audience: NoteAudience;
  text: string;
  writtenAt: Date;
  editedAt: Date | null;
};

/** A meeting's notes that a reader may see, oldest first: the cohort's, and their own private ones. */
export async function listNotes(db: Db, meetingId: string, readerId: string): Promise<ListedNote[]> {
  const { id, authorId, audience, text, writtenAt, editedAt } = meetingNotes;
  return db
    .select({ id, authorId, author: people.name, audience, text, writtenAt, editedAt })
    .from(meetingNotes)
    .innerJoin(people, eq(people.id, authorId))
    .where(and(eq(meetingNotes.meetingId, meetingId), sql`(${audience} = 'cohort' or ${authorId} = ${readerId})`))
    .orderBy(asc(writtenAt), asc(id))
    .limit(500);
}

/** A note by its author; null when it is not theirs. */
export async function findOwnNote(db: Db, authorId: string, id: string) {
  if (!isId(id)) return null;
  const [row] = await db
    .select()
    .from(meetingNotes)
    .where(and(eq(meetingNotes.id, id), eq(meetingNotes.authorId, authorId)));
  return row ?? null;
}

/** Changes the author's own note; false when it is not theirs. */
export async function updateNote(db: Db, authorId: string, id: string, text: string): Promise<boolean> {
  const rows = await db
    .update(meetingNotes)
    .set({ text, editedAt: sql`clock_timestamp()` })
    .where(and(eq(meetingNotes.id, id), eq(meetingNotes.authorId, authorId)))
    .returning({ id: meetingNotes.id });
  return rows.length > 0;
}

export async function deleteNote(db: Db, authorId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(meetingNotes)
    .where(and(eq(meetingNotes.id, id), eq(meetingNotes.authorId, authorId)))
    .returning({ id: meetingNotes.id });
  return rows.length > 0;
}
