import type { ReadGlossary } from "../build.server.ts";
import type { Mistake } from "../mistake.ts";
import { readsAs } from "../reads-as.ts";
import { place, writtenAt } from "../settings.ts";
import { wordIn } from "./written-items.ts";

/** Ids and terms of the glossary that an earlier entry has. */
export function glossaryMistakes({ yaml, mistakes }: ReadGlossary): Mistake[] {
  const written = yaml ? writtenAt(yaml, []) : [];
  const items: unknown[] = Array.isArray(written) ? written : [];
  const twins = (key: "id" | "term", message: string) => {
    const words = items.map((item) => wordIn(item, key));
    const read = words.map((word) => (word === null || key === "id" ? word : readsAs(word)));
    return words.flatMap((word, at) => {
      if (!yaml || word === null || read.indexOf(read[at] ?? null) === at) return [];
      return [{ ...place(yaml, [at, key]), text: word, message }];
    });
  };
  return [
    ...mistakes,
    ...twins("id", "two terms have this id; give each its own."),
    ...twins("term", "another entry explains this term; join the two."),
  ];
}
