import { fold } from "#app/search/fold.ts";

/**
 * A name for comparison: ignores case, accents, kinds of apostrophe and dash, repeated spaces and invisible characters.
 */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/\p{Pd}/gu, "-")
    .replace(/[`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** Finds items by exact name, or else by name ignoring accents and the like. */
export function byName<T extends { name: string }>(items: T[]): (name: string) => T[] {
  const exactKey = (name: string) => name.normalize("NFC").toLowerCase();
  const exact = Map.groupBy(items, ({ name }) => exactKey(name));
  const alike = Map.groupBy(items, ({ name }) => nameKey(name));
  return (name) => exact.get(exactKey(name)) ?? alike.get(nameKey(name)) ?? [];
}

/** A letter that imitates a Latin one among Latin letters, such as Cyrillic "а" in "Mаple"; null when there is none. */
export function strangeLetterIn(text: string): string | null {
  if (!/\p{Script=Latin}/u.test(text)) return null;
  return (
    /(?!\p{Script=Latin})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.exec(
      text,
    )?.[0] ?? null
  );
}

/** How many different unknown names get suggestions: when more are unknown, it is probably the wrong list. */
const most = 200;

const pairsOf = (name: string) => {
  const plain = fold(name).replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
};

/** The most similar names, at most three, by the letter pairs they share (Dice coefficient). */
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
