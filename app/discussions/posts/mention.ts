import { fold } from "#app/search/fold.ts";

/** What mentions the coaches of a space: "@coaches". */
export const coachesName = "coaches";

/** Names have at most this many words. */
const longestName = 6;
/** Signs "@" that are looked at; a text with more is no conversation. */
const mostSigns = 60;

/**
 * The possible names after each "@" of a text: its first one to six words, folded as searching folds them. "@coaches"
 * is among them as "coaches".
 */
export function possibleNames(text: string): string[] {
  const found = new Set<string>();
  let at = text.indexOf("@");
  for (let signs = 0; at !== -1 && signs < mostSigns; signs += 1) {
    const isInWord = at > 0 && /[\p{L}\p{N}._-]/u.test(text[at - 1] ?? "");
    if (!isInWord) for (const name of namesAfter(text.slice(at + 1, at + 121))) found.add(name);
    at = text.indexOf("@", at + 1);
  }
  return [...found];
}

function namesAfter(text: string): string[] {
  const words = (/^[^\n,;:!?()[\]<>]*/.exec(text)?.[0] ?? "").split(/\s+/).filter(Boolean).slice(0, longestName);
  const names: string[] = [];
  for (let count = 1; count <= words.length; count += 1) {
    const typed = words.slice(0, count).join(" ");
    names.push(fold(typed), fold(typed.replace(/[.’'"]+$/u, "").replace(/['’]s$/u, "")));
  }
  return names.filter(Boolean);
}
