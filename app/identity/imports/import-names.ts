import { fold } from "#app/search/fold.ts";

/** A name as it is compared: without case, accents, kinds of apostrophe and dash, double spaces and what is not seen. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/\p{Pd}/gu, "-")
    .replace(/[`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** Finds what is called so: those with the very name, or else those that are called so but for accents and the like. */
export function byName<T extends { name: string }>(items: T[]): (name: string) => T[] {
  const exactKey = (name: string) => name.normalize("NFC").toLowerCase();
  const exact = Map.groupBy(items, ({ name }) => exactKey(name));
  const alike = Map.groupBy(items, ({ name }) => nameKey(name));
  return (name) => exact.get(exactKey(name)) ?? alike.get(nameKey(name)) ?? [];
}

/** A letter that looks like a Latin one among Latin letters, or else null: Cyrillic "а" in "Mаple". */
export function strangeLetterIn(text: string): string | null {
  if (!/\p{Script=Latin}/u.test(text)) return null;
  return (
    /(?!\p{Script=Latin})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.exec(
      text,
    )?.[0] ?? null
  );
}

/** How many different unknown names get suggestions: a whole list of them is another list. */
const most = 200;

const pairsOf = (name: string) => {
  const plain = fold(name).replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
};

/** Finds the names that look most like one, at most three, by the pairs of letters that they share (Dice). */
export function nearestNames(names: string[]): (name: string) => string[] {
  const known = names.map((name) => ({ name, pairs: pairsOf(name) }));
  const answers = new Map<string, string[]>();
  return (name) => {
    const answered = answers.get(name);
    if (answered) return answered;
    if (answers.size >= most) return [];
    const wanted = pairsOf(name);
    const near = known
      .map(({ name, pairs }) => ({ name, share: shareOf(wanted, pairs) }))
      .filter(({ share }) => share > 0.4)
      .sort((one, other) => other.share - one.share)
      .slice(0, 3)
      .map(({ name }) => name);
    answers.set(name, near);
    return near;
  };
}

function shareOf(one: Set<string>, other: Set<string>): number {
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return (2 * both) / Math.max(1, one.size + other.size);
}
