import { findQuote, type Span, type TextQuote } from "#app/anchors/text-quote.ts";

type Anchored = { id: string; fieldKey: string | null; quote: TextQuote | null };

/** A stretch of a field's text, and the comments on it. */
export type Segment = { text: string; commentIds: string[] };

/** Where each comment's passage stands in a version of a field; comments whose words are gone are left out. */
export function passagesIn(text: string, comments: Anchored[], revision: number): (Span & { id: string })[] {
  return comments.flatMap(({ id, quote }) => {
    const span = quote && findQuote(text, quote, String(revision));
    return span ? [{ id, ...span }] : [];
  });
}

/** The text cut at every passage's ends, in order: together the segments are the text, and passages may overlap. */
export function segmentsOf(text: string, passages: (Span & { id: string })[]): Segment[] {
  const cuts = new Set([0, text.length, ...passages.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? text.length;
    const covering = passages.filter((passage) => passage.start <= start && passage.end >= end);
    return { text: text.slice(start, end), commentIds: covering.map(({ id }) => id) };
  });
}

/** Whether a comment's words are no longer in its field: it is then shown with its quote beside the text. */
export function isOrphan({ quote }: Anchored, text: string, revision: number): boolean {
  return quote !== null && findQuote(text, quote, String(revision)) === null;
}
