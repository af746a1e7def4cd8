import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const lesson = { courseId: data.words, course: data.words, lessonId: z.string(), lesson: data.words };

/** The personal data of notes, highlights and bookmarks. */
export const notesData = data.part({
  tables: {
    lesson_notes: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("lessonNotes", "id", "course_id", "lesson_id", "revision", "created_at", "updated_at"),
        ...data.exported("lessonNotes", "deleted_at"),
        words: data.exportedAs("lessonNotes", "text"),
        quote_exact: data.exportedAs("lessonNotes", "passage"),
        ...data.ours("quote_version", "quote_prefix", "quote_suffix", "quote_start"),
      },
    },
    lesson_bookmarks: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("lessonBookmarks", "course_id", "lesson_id", "created_at"),
      },
    },
  },
  merge: { lesson_notes: { person_id: "moved" }, lesson_bookmarks: { person_id: "moved" } },
  retention: {
    lesson_notes: { days: 1, why: "A note that its author deleted stays for a day, so that they can undo it." },
  },
  sections: {
    lessonNotes: data.section("Your notes and highlights in lessons.", {
      id: z.uuid(),
      ...lesson,
      passage: data.words.describe("The words it is about; null for a note on the whole lesson."),
      text: z.string().describe("Your words; empty for a highlight."),
      revision: z.number().describe("How often it was saved."),
      createdAt: data.moment,
      updatedAt: data.moment,
      deletedAt: data.past.describe("When you deleted it; null if you did not."),
    }),
    lessonBookmarks: data.section("Lessons that you bookmarked.", { ...lesson, createdAt: data.moment }),
  },
  titles: { lessonNotes: m.lessonNotesDataSectionNotes, lessonBookmarks: m.lessonNotesDataSectionBookmarks },
  labels: { passage: m.lessonNotesDataFieldPassage },
});
