import type { CellKey, CountCell, PublishedSet, RateCell, Relation } from "#app/privacy/publication/published-set.ts";
import { insidersOf } from "./insiders.ts";
import type { Days, Published, RelatedPeriod, RelatedSet } from "./known-period.ts";
import { oneWayChangesSince } from "./one-way-changes.ts";
import { categoryOf, everyone, finishedKey, keyOf, measureOf, relationsOf, withoutOrganization } from "./relations.ts";
import { type CountedPeriod, isImplied } from "./slice.ts";
import { changesSince } from "./versions.ts";

/** What readers of the figures know beside them. */
export type Known = {
  /** The versions before this one, the oldest first. */
  earlier?: readonly Published[];
  /**
   * Where they know that corrections only added people, or only took some out: the days of the period, and published periods
   * beside it, which tell of the versions before.
   */
  oneWay?: (Days & { others: readonly RelatedPeriod[] }) | undefined;
  /** Published periods that share months with this one. */
  related?: RelatedSet | undefined;
  /** The groups that the period before withheld. */
  pattern?: ReadonlySet<CellKey>;
};

/** All tables of one frozen period as one set for protection. The total of people is an exact measure. */
export function publishedSetOf(
  counted: CountedPeriod,
  { earlier = [], oneWay, related, pattern = new Set() }: Known = {},
): PublishedSet {
  const relations = relationsOf(counted);
  const groups = counted.groups.map((group) => ({ ...group, key: keyOf(group.slice, group.category) }));
  const counts: CountCell[] = [
    { key: everyone, people: counted.people, role: "exact" },
    ...groups.map(
      (group): CountCell => ({
        ...{ key: group.key, people: group.people, category: categoryOf(group) },
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
  const changes = (oneWay ? oneWayChangesSince(earlier, counted, oneWay) : null) ?? changesSince(earlier, counted);
  const elsewhere = rowsElsewhere([...changes.counts, ...(related?.counts ?? [])]);
  const covers = coversByPart([...relations, ...changes.relations, ...(related?.relations ?? [])]);
  return {
    counts: [...counts, ...changes.counts, ...(related?.counts ?? [])],
    relations: [...relations, ...changes.relations, ...(related?.relations ?? [])],
    rates: [...rates, ...changes.rates, ...(related?.rates ?? [])],
    released: new Map([...changes.released, ...(related?.released ?? [])]),
    rateRelations: [...changes.rateRelations, ...(related?.rateRelations ?? [])],
    insiders: insidersOf(counted).map(({ name, knows }) => ({
      name,
      knows: withWholes([...knows, ...knows.flatMap((key) => elsewhere.get(key) ?? [])], covers),
    })),
    withheldBefore: new Set([
      ...earlier.flatMap(({ withheld }) => [...withheld]),
      ...changes.withheldBefore,
      ...(related?.withheldBefore ?? []),
    ]),
    pattern,
  };
}

/**
 * Leads who have all organizations of a kind that took part in a period know by name who is in several of them, and so how
 * many people the kind has there.
 */
function withWholes(knows: readonly CellKey[], covers: ReadonlyMap<CellKey, readonly Relation[]>): CellKey[] {
  const known = new Set(knows);
  for (const key of known) {
    for (const { whole, parts } of covers.get(key) ?? []) {
      if (parts.every((part) => known.has(part))) known.add(whole);
    }
  }
  return [...known];
}

function coversByPart(relations: readonly Relation[]): Map<CellKey, Relation[]> {
  const covers = new Map<CellKey, Relation[]>();
  // Those without an organization in a part of a period may have one in another part of it.
  const isCover = ({ kind, whole }: Relation) =>
    kind === "cover" || (kind === "reach" && !whole.endsWith(withoutOrganization));
  for (const relation of relations.filter(isCover)) {
    for (const part of relation.parts) {
      const here = covers.get(part);
      if (here) here.push(relation);
      else covers.set(part, [relation]);
    }
  }
  return covers;
}

/** The same rows in other periods and versions, and who came to them or left them, by row. */
function rowsElsewhere(cells: readonly CountCell[]): Map<CellKey, CellKey[]> {
  const rows = new Map<CellKey, CellKey[]>();
  for (const { key } of cells) {
    // A row's own key has no space.
    const own = key.slice(key.lastIndexOf(" ") + 1);
    const here = rows.get(own);
    if (here) here.push(key);
    else rows.set(own, [key]);
  }
  return rows;
}

/** The same set with none of the period's groups shown but those that other periods tell already. */
export function withoutGroups(set: PublishedSet, { groups }: CountedPeriod, related: RelatedSet): PublishedSet {
  const all = groups.map(({ slice, category }) => keyOf(slice, category)).filter((key) => !related.told.has(key));
  return { ...set, withheldBefore: new Set([...(set.withheldBefore ?? []), ...all]) };
}
