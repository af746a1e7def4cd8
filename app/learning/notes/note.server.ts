import type { Course, Lesson } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { idOfKey, mostNotes } from "./note.ts";
import { type NewNote, quoteOf } from "./note-form.ts";
import { deleteBookmark, insertBookmark } from "./queries/bookmarks.server.ts";
import {
  findOwnNote,
  insertNote,
  lockNotesIn,
  updateNoteToDeleted,
  updateNoteToRestored,
  updateNoteWords,
} from "./queries/notes.server.ts";

type CourseLesson = { course: Course; lesson: Lesson };

/**
 * Adds a note to a lesson, once for each key. "taken": the key belongs to somebody else's note; "full": the lesson holds
 * as many as one person may keep in it.
 */
export async function addNote(
  db: Db,
  personId: string,
  { course, lesson }: CourseLesson,
  note: NewNote,
): Promise<"saved" | "full" | "taken"> {
  return db.transaction(async (db) => {
    const count = await lockNotesIn(db, personId, lesson.id);
    const id = idOfKey(note.key);
    if (await findOwnNote(db, personId, id)) return "saved";
    if (count >= mostNotes) return "full";
    const made = { id, personId, courseId: course.id, lessonId: lesson.id, words: note.words, quote: quoteOf(note) };
    return (await insertNote(db, made)) ? "saved" : "taken";
  });
}

/**
 * Replaces a note's words if nobody changed it since revision `seen`. "empty": a note on the whole lesson needs words.
 */
export async function changeNote(
  db: Db,
  personId: string,
  id: string,
  { words, seen }: { words: string; seen: number },
): Promise<"saved" | "missing" | "empty" | "changed_meanwhile"> {
  const note = await findOwnNote(db, personId, id);
  if (!note || note.isDeleted) return "missing";
  if (words === note.words) return "saved"; // also a form sent twice
  if (words === "" && note.quote === null) return "empty";
  return (await updateNoteWords(db, { personId, id, words, seen })) ? "saved" : "changed_meanwhile";
}

/** Deletes a note; its author can restore it until it is purged. Null if they have no such note. */
export async function removeNote(db: Db, personId: string, id: string) {
  const note = await findOwnNote(db, personId, id);
  if (note) await updateNoteToDeleted(db, personId, id);
  return note;
}

/** Restores a deleted note. Null if there is none; "full" if the lesson has no room for it. */
export async function restoreNote(db: Db, personId: string, id: string) {
  return db.transaction(async (db) => {
    const note = await findOwnNote(db, personId, id);
    if (!note) return null;
    const count = await lockNotesIn(db, personId, note.lessonId);
    if (note.isDeleted && count >= mostNotes) return "full";
    await updateNoteToRestored(db, personId, id);
    return note;
  });
}

/** Bookmarks a lesson, or removes its bookmark. */
export async function setBookmark(
  db: Db,
  personId: string,
  { course, lesson }: CourseLesson,
  isSet: boolean,
): Promise<void> {
  const bookmark = { personId, courseId: course.id, lessonId: lesson.id };
  await (isSet ? insertBookmark(db, bookmark) : deleteBookmark(db, bookmark));
}
