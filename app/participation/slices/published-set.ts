import { type Dimension, groupKey, linkedTables } from "#app/privacy/publication/linked-tables.ts";
import type {
  CellKey,
  CountCell,
  Insider,
  PublishedSet,
  RateCell,
  Relation,
} from "#app/privacy/publication/published-set.ts";
import { type CountedPeriod, isImplied, kindOfSlice, type SliceKey, seatSeekers, sliceKeys } from "./slice.ts";

/** What earlier versions of the same figures published: the people of each group, and the groups they withheld. */
export type EarlierVersion = { shown: ReadonlyMap<CellKey, number>; withheld: ReadonlySet<CellKey> };

/** The name of a group's share of people who finished a course. */
export const finishedKey = (key: CellKey): CellKey => `finished ${key}`;
export const keyOf = (slice: SliceKey, category: string): CellKey => groupKey({ [slice]: category });
export const everyone: CellKey = groupKey({});

/**
 * All tables of one frozen period as one set for protection. `earlier` are the versions before this one, the oldest
 * first; `pattern` are the groups that the period before withheld. The total of people is an exact measure.
 */
export function publishedSetOf(
  counted: CountedPeriod,
  earlier: readonly EarlierVersion[] = [],
  pattern: ReadonlySet<CellKey> = new Set(),
): PublishedSet {
  const relations = relationsOf(counted);
  const groups = counted.groups.map((group) => ({ ...group, key: keyOf(group.slice, group.category) }));
  const counts: CountCell[] = [
    { key: everyone, people: counted.people, role: "exact" },
    ...groups.map(
      (group): CountCell => ({
        ...{ key: group.key, people: group.people, category: `${group.slice} ${group.category}` },
        role: isImplied(group) ? "implied" : "published",
      }),
    ),
  ];
  const rates: RateCell[] = [
    { key: finishedKey(everyone), measure: "finished", of: everyone, numerator: counted.finished },
    ...groups.flatMap((group) =>
      isImplied(group)
        ? []
        : [{ key: finishedKey(group.key), measure: measureOf(group.slice), of: group.key, numerator: group.finished }],
    ),
  ];
  const changes = changesSince(earlier, new Map(counts.map(({ key, people }) => [key, people])));
  return {
    counts: [...counts, ...changes.counts],
    relations: [...relations, ...changes.relations],
    rates,
    insiders: insidersOf(counted),
    withheldBefore: new Set(earlier.flatMap(({ withheld }) => [...withheld])),
    pattern,
  };
}

/** Finishing one course is another measure than finishing any, and so is having a seat. */
function measureOf(slice: SliceKey): string {
  if (slice === "access") return "seated";
  return slice === "course" ? "finished the course" : "finished";
}

function relationsOf({ groups }: CountedPeriod): Relation[] {
  const dimensions = sliceKeys.flatMap((slice): Dimension[] => {
    const here = groups.filter((group) => group.slice === slice);
    const categories = here.map(({ category, parent }) =>
      parent === null ? { id: category } : { id: category, parent },
    );
    return here.length === 0 ? [] : [{ id: slice, kind: kindOfSlice(slice), categories }];
  });
  const { relations } = linkedTables(
    dimensions,
    dimensions.map(({ id }) => [id]),
  );
  const outside = keyOf("access", seatSeekers);
  return relations.filter(({ whole, parts }) => whole !== everyone || !parts.includes(outside));
}

/** An organization knows its own people. */
function insidersOf({ groups }: CountedPeriod): Insider[] {
  return groups
    .filter(({ slice, parent }) => slice === "organization" && parent !== null)
    .map(({ category }) => ({ name: category, knows: [keyOf("organization", category)] }));
}

/** What readers of several versions can compute: how many people came to a group or left it between two of them. */
function changesSince(earlier: readonly EarlierVersion[], now: ReadonlyMap<CellKey, number>) {
  const counts: CountCell[] = [];
  const relations: Relation[] = [];
  for (const [version, { shown }] of earlier.entries()) {
    for (const [key, before] of shown) {
      const after = now.get(key);
      if (after === undefined || after === before || key === everyone) continue;
      const [old, change] = [`version ${version + 1} ${key}`, `change since version ${version + 1} ${key}`];
      counts.push(
        { key: old, people: before, role: "exact" },
        { key: change, people: Math.abs(after - before), role: "implied" },
      );
      relations.push(
        after > before
          ? { kind: "sum", whole: key, parts: [old, change] }
          : { kind: "sum", whole: old, parts: [key, change] },
      );
    }
  }
  return { counts, relations };
}
