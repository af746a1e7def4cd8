import { fold, searchWords } from "#app/search/fold.ts";

/** The letters and digits of typed words, as PostgreSQL's parser would take them. */
const lettersOf = (word: string): string[] => word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** A tsquery for posts with every word or a word that begins so; null without any letter or digit. */
export function queryOf(words: readonly string[]): string | null {
  const parts = words.flatMap(lettersOf).map((part) => `'${part}':*`);
  return parts.length > 0 ? parts.join(" & ") : null;
}

export type Excerpt = { text: string; isHit: boolean }[];

/** Words shown around the first that was found. */
const around = 14;

/** Some words of a text around the first that was searched for, each hit marked. */
export function excerptOf(source: string, typed: string): Excerpt {
  const wanted = searchWords(typed).flatMap(lettersOf);
  const words = source
    .replace(/[#>*_`[\]|]/g, " ")
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
