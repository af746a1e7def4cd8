import type { Mistake } from "../mistake.ts";

type Addressed = { slug: string; file: string };

/** Files or folders whose names give the same address, so that only one of them could be opened. */
export function sameAddresses(places: readonly Addressed[]): Mistake[] {
  return places.flatMap(({ slug, file }, index) => {
    const other = places.slice(0, index).find((each) => each.slug === slug);
    if (!other) return [];
    const message = `${other.file} has the same address; rename one of them.`;
    return [{ file, line: 1, column: 1, text: slug, message }];
  });
}
