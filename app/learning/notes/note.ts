import { z } from "zod";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import * as m from "#app/messages/catalog.ts";
import { cleanText } from "../response.ts";

/** A learner's note on a lesson. Without words it is a highlight; without a quote it is about the whole lesson. */
export type LessonNote = {
  id: string;
  quote: TextQuote | null;
  words: string;
  revision: number;
  /** ISO 8601. */
  updatedAt: string;
};

export const longestNote = 5_000;
export const longestPassage = 1_000;
/** The most notes that one person keeps in one lesson: the lesson's page shows all of them. */
export const mostNotes = 200;

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
export function asOneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** The id of the note that a form with this key makes: sent twice, it is one note. */
export function idOfKey(key: string): string {
  return key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A new form's key: the digits of a random UUID. `crypto.randomUUID` needs https, which a test site may lack. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab"[(bytes[8] ?? 0) % 4];
  return `${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
}
