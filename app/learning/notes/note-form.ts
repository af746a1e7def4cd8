import { z } from "zod";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import { cleanText } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { longestNote, longestPassage } from "./note.ts";

const words = z
  .string()
  .max(longestNote)
  .optional()
  .transform((text = "") => cleanText(text).trim());

/** The text before or after a passage, as the page read it; spaces at its ends belong to it. */
const context = z
  .string()
  .max(64)
  .optional()
  .transform((text = "") => text);

/** A new note as its form sends it. A passage that was pasted has no surroundings and no place. */
export const newNoteSchema = z
  .object({
    key: z.string().regex(/^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/),
    words,
    passage: z
      .string()
      .max(longestPassage)
      .optional()
      .transform((text = "") => asOneLine(text)),
    prefix: context,
    suffix: context,
    start: z.coerce.number().int().min(0).max(10_000_000).catch(0),
    version: z
      .string()
      .max(100)
      .optional()
      .transform((text = "") => text),
  })
  .refine(({ words, passage }) => words !== "" || passage !== "", { path: ["words"], error: m.lessonNotesEmpty() });

export type NewNote = z.infer<typeof newNoteSchema>;

/** A changed note; `seen` is the revision that the form showed. */
export const changedNoteSchema = z.object({ words, seen: z.coerce.number().int().min(1).max(2_000_000_000).catch(1) });

/** The passage that a new note is about; null for the whole lesson. */
export function quoteOf({ passage, prefix, suffix, start, version }: NewNote): TextQuote | null {
  return passage === "" ? null : { exact: passage, prefix, suffix, start, version };
}

/** Text as one line with single spaces, as passages of lessons are compared. */
function asOneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}
