import { diffWordsWithSpace } from "diff";

export type Change = { kind: "same" | "added" | "removed"; text: string };

/** Two long texts are compared for at most this long; then they are shown whole, one beside the other. */
const longestMs = 300;

/** The changes from one text to another, word by word; null if comparing takes too long. */
export function changesBetween(earlier: string, later: string): Change[] | null {
  const changes = diffWordsWithSpace(earlier, later, { timeout: longestMs });
  if (!changes) return null;
  return changes.map(({ value, added, removed }) => {
    return { kind: added ? "added" : removed ? "removed" : "same", text: value };
  });
}
