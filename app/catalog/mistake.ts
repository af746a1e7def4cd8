/** Something that an author should change: its place, and how to fix it. */
export type Mistake = {
  /** Relative to the content folder. */
  file: string;
  line: number;
  column: number;
  /** The offending text as written; empty where something is missing. */
  text: string;
  /** What is wrong and what to write instead, in one plain sentence. */
  message: string;
  /** The lesson cannot be shown at all; an older version is shown if there is one. */
  isFatal?: boolean;
};

/** `courses/x/02-y.mdx:14:7  "n<10": a "<" before a number starts a tag here; write "n < 10".` */
export function sentenceFor({ file, line, column, text, message }: Mistake): string {
  const quoted = text === "" ? "" : `"${shorten(text)}": `;
  return `${file}:${line}:${column}  ${quoted}${message}`;
}

/** Sorts mistakes by file, then by position. */
export function compareMistakes(one: Mistake, other: Mistake): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

/** The closest candidate to a misspelled word, if any is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 2.5)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

export function shorten(text: string) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
