import type { Lesson } from "#app/catalog/catalog.ts";
import type { Person } from "#app/identity/person/person.ts";
import { dayIn } from "#app/time/dates.ts";
import type { LessonVisit } from "../lesson-page.server.ts";
import { type LessonNote, newKey } from "./note.ts";
import type { NoteInLesson, ShownNotes } from "./ui/shown-notes.ts";

/** A note as pages show it, with its day in a time zone. */
export function shownNote({ id, quote, words, updatedAt }: LessonNote, timeZone: string): NoteInLesson {
  return { id, quote, words, passage: quote?.exact ?? null, day: dayIn(timeZone, updatedAt) };
}

/** The reader's notes, as a lesson's page gets them. */
export function shownNotes(person: Person, lesson: Lesson, visit: LessonVisit): ShownNotes {
  return {
    personId: person.id,
    formKey: newKey(),
    items: visit.notes.map((note) => shownNote(note, person.timeZone)),
    isBookmarked: visit.isBookmarked,
    version: lesson.contentVersion,
    language: lesson.language,
  };
}
