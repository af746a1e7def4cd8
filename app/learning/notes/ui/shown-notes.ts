import type { TextQuote } from "#app/anchors/text-quote.ts";
import type { ShownNote } from "./note-list.tsx";

/** A note in its lesson: with the quote that finds its passage. */
export type NoteInLesson = ShownNote & { quote: TextQuote | null };

/** The reader's notes, as a lesson's page gets them. */
export type ShownNotes = {
  personId: string;
  /** Of the next note that the page's form makes. */
  formKey: string;
  items: NoteInLesson[];
  isBookmarked: boolean;
  /** The version of the lesson's text. */
  version: string;
  language: string;
};
