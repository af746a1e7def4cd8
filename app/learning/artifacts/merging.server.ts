import { hashOf } from "#app/catalog/hash.server.ts";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { type FieldTexts, writtenFields } from "./fields.ts";

/** An artifact's words: the title, and the text of each part. */
export type Words = { title: string; texts: FieldTexts };

/** Hashes of the words that a page showed or last saved, by part; the title's is under "". */
export type ShownVersions = Record<string, string>;

/** The hashes by which a page that shows these words says later what it saw. */
export function seenOf(template: ArtifactTemplate, { title, texts }: Words): ShownVersions {
  const parts = writtenFields(template).map(({ key }) => [key, hashOf(texts[key] ?? "")]);
  return { "": hashOf(title), ...Object.fromEntries(parts) };
}

export type Merged = Words & {
  /** Keys of parts in which the newest text stays, because the page did not touch what someone else changed. */
  taken: string[];
  /** Whether a part was changed on both pages. The page's words count; the others' stay in a version of their own. */
  isOvertaken: boolean;
};

/** Merges a page's text with text saved meanwhile, part by part. A part that `seen` does not name counts as typed. */
export function mergedWith(template: ArtifactTemplate, newest: Words, typed: Words, seen: ShownVersions): Merged {
  const merged: Merged = { title: typed.title, texts: { ...typed.texts }, taken: [], isOvertaken: false };
  const now = seenOf(template, newest);
  const own = seenOf(template, typed);
  for (const [key, hash] of Object.entries(seen)) {
    if (now[key] === undefined || now[key] === hash || now[key] === own[key]) continue;
    if (own[key] !== hash) merged.isOvertaken = true;
    else {
      merged.taken.push(key);
      if (key === "") merged.title = newest.title;
      else merged.texts[key] = newest.texts[key] ?? "";
    }
  }
  return merged;
}
