import type { TextQuote } from "#app/anchors/text-quote.ts";

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
