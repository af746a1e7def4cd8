/**
 * A place in a text, kept as what stands there: the text quote selector of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#text-quote-selector), with where it began and the version of the text in
 * which it was chosen. Lengths and places count UTF-16 units, as strings do.
 */
export type TextQuote = {
  /** The version of the text in which the place was chosen, as its owner names versions. */
  version: string;
  /** The words themselves; never empty. */
  exact: string;
  /** What stood right before and after, at most `contextLength` of each. */
  prefix: string;
  suffix: string;
  /** Where `exact` began in that version: settles between places that fit equally well. */
  start: number;
};

/** A stretch of a text: from `start` up to, and without, `end`. */
export type Span = { start: number; end: number };

export const contextLength = 32;

/** Describes a stretch of a text. Null for one that is empty or not in the text. */
export function quoteAt(text: string, { start, end }: Span, version: string): TextQuote | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return null;
  return {
    version,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    start,
  };
}

/**
 * Where the quoted words stand in a text that may have been edited since: the occurrence with the most of the old
 * surroundings, and of equals the nearest to where it was. Null (an orphan) where the words are gone. A person who asks shows
 * the answer and never stores it: the anchor stays what someone chose, so that an edit that is taken back, or a better
 * search, finds the first place again.
 */
export function findQuote(text: string, quote: TextQuote, version: string): Span | null {
  const { exact, start } = quote;
  if (exact === "") return null;
  if (version === quote.version && text.startsWith(exact, start)) return { start, end: start + exact.length };
  let best: { at: number; kept: number } | null = null;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const kept = surroundingsKept(text, at, quote);
    const isNearer = best !== null && Math.abs(at - start) < Math.abs(best.at - start);
    if (best === null || kept > best.kept || (kept === best.kept && isNearer)) best = { at, kept };
  }
  return best && { start: best.at, end: best.at + exact.length };
}

/** How many letters of the quote's surroundings still touch the words at this place. */
function surroundingsKept(text: string, at: number, { exact, prefix, suffix }: TextQuote): number {
  const end = at + exact.length;
  let before = 0;
  while (before < prefix.length && before < at && text[at - 1 - before] === prefix[prefix.length - 1 - before])
    before += 1;
  let after = 0;
  while (after < suffix.length && end + after < text.length && text[end + after] === suffix[after]) after += 1;
  return before + after;
}
