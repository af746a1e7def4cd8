import { fold, searchWords } from "#app/search/fold.ts";

/** The letters and digits of typed words, as PostgreSQL's parser would take them. */
const lettersOf = (word: string): string[] => word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** The parts of typed words that are searched for. */
export const partsOf = (words: readonly string[]): string[] => words.flatMap(lettersOf);

/**
 * A tsquery for posts with every word or a word that begins so, or one of the words that are `near` it; null without any
 * letter or digit.
 */
export function queryOf(words: readonly string[], near: ReadonlyMap<string, string[]> = new Map()): string | null {
  const parts = partsOf(words).map((part) => {
    const others = (near.get(part) ?? []).map((word) => `'${word.replace(/['\\]/g, "$&$&")}'`);
    return others.length > 0 ? `('${part}':* | ${others.join(" | ")})` : `'${part}':*`;
  });
  return parts.length > 0 ? parts.join(" & ") : null;
}

export type Excerpt = { text: string; isHit: boolean }[];

/** Words shown around the first that was found. */
const around = 14;

/** Some words of a text around the first that was searched for, each hit marked. */
export function excerptOf(source: string, typed: string, near: readonly string[] = []): Excerpt {
  const wanted = [...partsOf(searchWords(typed)), ...near];
  const words = source
    .replace(/[*`]/g, "")
    .replace(/[#>_[\]|]/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const isHit = (word: string) => lettersOf(fold(word)).some((part) => wanted.some((each) => part.startsWith(each)));
  const first = Math.max(0, words.findIndex(isHit) - around);
  const shown = words.slice(first, first + 2 * around + 1);
  const parts = shown.map((word) => ({ text: word, isHit: isHit(word) }));
  return [
    ...(first > 0 ? [{ text: "…", isHit: false }] : []),
    ...parts,
    ...(first + shown.length < words.length ? [{ text: "…", isHit: false }] : []),
  ];
}
