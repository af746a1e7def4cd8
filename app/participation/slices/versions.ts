import type { CellKey, CountCell, RateCell, Relation } from "#app/privacy/publication/published-set.ts";
import type { Published } from "./known-period.ts";
import { keyOf } from "./relations.ts";
import type { CountedPeriod } from "./slice.ts";

/** What versions of a period tell together: who joined or left groups, the sums that tie these changes, and their shares. */
export type Changes = {
  counts: CountCell[];
  relations: Relation[];
  rates: RateCell[];
  released: Map<CellKey, { low: number; high: number }>;
  rateRelations: Relation[];
  withheldBefore: CellKey[];
};

export const noChanges = (): Changes => ({
  ...{ counts: [], relations: [], rates: [], released: new Map(), rateRelations: [], withheldBefore: [] },
});

/** What readers of several versions can compute, where a correction may have gone either way. */
export function changesSince(earlier: readonly Published[], { groups }: CountedPeriod): Changes {
  const found = noChanges();
  for (const [at, { shown }] of earlier.entries()) {
    for (const { slice, category, people } of groups) {
      const key = keyOf(slice, category);
      const before = shown.get(key);
      if (before === undefined || before === people) continue;
      const [old, change] = [`version ${at + 1} ${key}`, `change since version ${at + 1} ${key}`];
      found.counts.push(
        { key: old, people: before, role: "exact" },
        { key: change, people: Math.abs(people - before), role: "implied", isChange: true },
      );
      found.relations.push(
        people > before
          ? { kind: "sum", whole: key, parts: [old, change] }
          : { kind: "sum", whole: old, parts: [key, change] },
      );
    }
  }
  return found;
}
