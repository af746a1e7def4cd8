import { type Bounds, narrow, type Sum, solvedBy } from "./sums.ts";

/** Washington's minimum for students, and our policy for adults (WAC 392-117-060; see the README). */
export const defaultMinimum = 10;

/** small: fewer people than the minimum. complementary: withheld so that a small one cannot be worked out. */
export type Withheld = "small" | "complementary";

export type Rule = {
  minimum?: number;
  /** Counts that are public and cannot be withheld, such as a total that another page shows. */
  facts?: ReadonlySet<string>;
  /** What another page withholds. */
  already?: ReadonlyMap<string, Withheld>;
};

/**
 * Which counts may not be shown, and why. `counts` are all the groups that readers could see, in any of the tables;
 * `sums` say which of them add up. Overlapping groups ("alone or in combination") form no sum: nothing can be
 * subtracted from a total that does not add up. Structural zeros are left out of `counts`.
 */
export function withhold(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  { minimum = defaultMinimum, facts = new Set(), already = new Map() }: Rule = {},
): Map<string, Withheld> {
  const withheld = new Map<string, Withheld>(already);
  for (const [key, n] of counts) if (n < minimum && !facts.has(key) && !withheld.has(key)) withheld.set(key, "small");
  for (;;) {
    const known = solvable(counts, sums, withheld, minimum);
    if (known.length === 0) return withheld;
    const added = new Set<string>();
    for (const key of known) {
      const around = sums.filter((sum) => sum.whole === key || sum.parts.includes(key));
      if (around.some((sum) => added.has(sum.whole) || sum.parts.some((part) => added.has(part)))) continue;
      const next = nextToWithhold({ counts, sums, withheld, facts, around });
      if (next) added.add(next);
    }
    if (added.size === 0) return everything(counts, facts);
    for (const key of added) withheld.set(key, "complementary");
  }
}

/** The last resort, if nothing less protects: one reason for all, so that the reasons reveal nothing either. */
function everything(counts: ReadonlyMap<string, number>, facts: ReadonlySet<string>): Map<string, Withheld> {
  return new Map([...counts.keys()].filter((key) => !facts.has(key)).map((key) => [key, "complementary"]));
}

/**
 * Withheld counts of which a careful reader learns too much: a small one could no longer be anything from 1 to one less
 * than the minimum, another one is bounded more tightly than that, or one is known exactly to whoever guesses which
 * groups are small. The same promise as that of `publication/`.
 */
export function solvable(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  withheld: ReadonlyMap<string, Withheld>,
  minimum: number = defaultMinimum,
): string[] {
  const narrowed = (boundsOf: (n: number) => Bounds) => {
    const bounds = [...counts].map(([key, n]) => [key, withheld.has(key) ? boundsOf(n) : { low: n, high: n }] as const);
    return narrow(new Map(bounds), sums);
  };
  const guessing = narrowed((n) =>
    n < minimum ? { low: 0, high: minimum - 1 } : { low: minimum, high: Number.POSITIVE_INFINITY },
  );
  const doubting = narrowed(() => ({ low: 0, high: Number.POSITIVE_INFINITY }));
  // Readers who believe that a withheld group has someone are right wherever it has.
  const trusting = narrowed((n) => ({ low: Math.min(1, n), high: Number.POSITIVE_INFINITY }));
  const exact = new Set(solvedBy(sums, [...withheld.keys()]));
  return [...withheld.keys()].filter((key) => {
    const guessed = guessing.get(key) ?? { low: 0, high: 1 };
    const low = doubting.get(key)?.low ?? 0;
    const high = trusting.get(key)?.high ?? 0;
    const isKept = (counts.get(key) ?? 0) < minimum ? low <= 1 && high >= minimum - 1 : high - low >= minimum - 2;
    return exact.has(key) || guessed.low === guessed.high || !isKept;
  });
}

/** The smallest group beside it; among equals, the one whose other tables have lost least. The total comes last. */
function nextToWithhold({
  counts,
  sums,
  withheld,
  facts,
  around,
}: {
  counts: ReadonlyMap<string, number>;
  sums: readonly Sum[];
  withheld: ReadonlyMap<string, Withheld>;
  facts: ReadonlySet<string>;
  around: Sum[];
}): string | null {
  const losses = (key: string) =>
    sums.reduce((total, sum) => {
      if (sum.whole !== key && !sum.parts.includes(key)) return total;
      return total + sum.parts.filter((part) => withheld.has(part)).length;
    }, 0);
  const smallest = (keys: string[]) =>
    [...new Set(keys)]
      .filter((key) => counts.has(key) && !withheld.has(key) && !facts.has(key))
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || losses(a) - losses(b))[0] ?? null;
  return (
    smallest(around.flatMap((sum) => sum.parts)) ??
    smallest(around.map((sum) => sum.whole)) ??
    smallest(sums.flatMap((sum) => [sum.whole, ...sum.parts]))
  );
}
