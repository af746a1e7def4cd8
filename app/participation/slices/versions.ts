import { releasedNumerators } from "#app/privacy/publication/numerators.ts";
import type { CellKey, CountCell, RateCell, Relation } from "#app/privacy/publication/published-set.ts";
import type { Shares } from "./known-period.ts";
import { everyone, finishedKey, keyOf, measureOf, relationsOf } from "./relations.ts";
import { type CountedPeriod, isImplied, type SliceKey } from "./slice.ts";

/** What an earlier version of the same figures published: everyone, the people and share of groups, and those withheld. */
export type EarlierVersion = {
  people: number;
  shown: ReadonlyMap<CellKey, number>;
  withheld: ReadonlySet<CellKey>;
  shares: Shares;
};

/** People who joined or left groups since earlier versions, the sums that tie these changes, and shares of those versions. */
type Changes = {
  counts: CountCell[];
  relations: Relation[];
  rates: RateCell[];
  released: Map<CellKey, { low: number; high: number }>;
  /** Of each group that a version withheld, cells about it that whoever knows the group in both versions can tell. */
  told: Map<CellKey, CellKey[]>;
};
const noChanges = (): Changes => ({ counts: [], relations: [], rates: [], released: new Map(), told: new Map() });

/** What readers of several versions can compute, where a correction may have gone either way. */
export function changesSince(earlier: readonly EarlierVersion[], { groups }: CountedPeriod): Changes {
  const found = noChanges();
  for (const [at, { shown }] of earlier.entries()) {
    for (const { slice, category, people } of groups) {
      const key = keyOf(slice, category);
      const before = shown.get(key);
      if (before !== undefined && before !== people) addChange(found, `version ${at + 1}`, { key, before, people });
    }
  }
  return found;
}

/**
 * The same for readers to whom a correction's reason tells that people were only added, or only taken out: they are people
 * like all others, whose groups add up to how many there are. Null where no correction can be of that kind.
 */
export function oneWayChangesSince(earlier: readonly EarlierVersion[], counted: CountedPeriod): Changes | null {
  const all = earlier.flatMap((version, at) => oneWayChanges(version, counted, `version ${at + 1}`) ?? []);
  if (all.length === 0) return null;
  return {
    counts: all.flatMap(({ counts }) => counts),
    relations: all.flatMap(({ relations }) => relations),
    rates: all.flatMap(({ rates }) => rates),
    released: new Map(all.flatMap(({ released }) => [...released])),
    told: new Map(all.flatMap(({ told }) => [...told])),
  };
}

function oneWayChanges(version: EarlierVersion, counted: CountedPeriod, name: string): Changes | null {
  const direction = Math.sign(counted.people - version.people);
  const moved = new Map([[everyone, Math.abs(counted.people - version.people)]]);
  const found = noChanges();
  for (const group of counted.groups.filter((each) => !isImplied(each))) {
    const key = keyOf(group.slice, group.category);
    // A row that was not there had nobody.
    const before = version.withheld.has(key) ? undefined : (version.shown.get(key) ?? 0);
    if (before === undefined) continue;
    moved.set(key, (group.people - before) * direction);
    addChange(found, name, { key, before, people: group.people });
    if (!addShare(found, version, name, { ...group, key, before })) return null;
  }
  if (direction === 0 || [...moved.values()].some((change) => change < 0)) return null;
  found.counts.push(
    { key: `${name} ${everyone}`, people: version.people, role: "exact" },
    { key: changeOf(name, everyone), people: moved.get(everyone) ?? 0, role: "exact" },
  );
  if (!addShare(found, version, name, { ...counted, key: everyone, before: version.people })) return null;
  for (const relation of relationsOf(counted)) if (!addTie(found, name, relation, moved)) return null;
  return found;
}

const changeOf = (version: string, key: CellKey): CellKey => `change since ${version} ${key}`;

function addChange(
  found: Changes,
  version: string,
  { key, before, people }: { key: CellKey; before: number; people: number },
): void {
  const [old, change] = [`${version} ${key}`, changeOf(version, key)];
  found.counts.push(
    { key: old, people: before, role: "exact" },
    { key: change, people: Math.abs(people - before), role: "implied", isChange: true },
  );
  found.relations.push(
    people >= before
      ? { kind: "sum", whole: key, parts: [old, change] }
      : { kind: "sum", whole: old, parts: [key, change] },
  );
}

/**
 * Adds the share that a version shows of a group: whoever is in one version only has finished or not. False where nobody
 * could have been only added, or only taken out. What the share is of stays unknown, so any number that fits will do.
 */
function addShare(
  found: Changes,
  { shares }: EarlierVersion,
  name: string,
  {
    key,
    before,
    people,
    finished,
    slice,
  }: { key: CellKey; before: number; people: number; finished: number; slice?: SliceKey },
): boolean {
  const share = shares.get(key);
  if (!share || before === people) return true;
  const told = releasedNumerators(share, before);
  const [least, most] = [finished - Math.max(0, people - before), finished + Math.max(0, before - people)];
  const numerator = Math.max(told.low, least);
  if (numerator > Math.min(told.high, most)) return false;
  const old = `${name} ${key}`;
  const rate = finishedKey(old);
  found.rates.push({ key: rate, measure: slice ? measureOf(slice) : "finished", of: old, numerator });
  found.released.set(rate, told);
  found.relations.push({
    kind: "within",
    ...(people > before ? { whole: key, parts: [old] } : { whole: old, parts: [key] }),
  });
  return true;
}

/** Ties changes of groups to that of their whole; false where they cannot all have gone one way. */
function addTie(
  found: Changes,
  version: string,
  { kind, whole, parts }: Relation,
  moved: ReadonlyMap<CellKey, number>,
): boolean {
  const all = moved.get(whole);
  const there = parts.filter((part) => moved.has(part));
  if (all === undefined || there.length === 0) return true;
  const rest = all - there.reduce((sum, part) => sum + (moved.get(part) ?? 0), 0);
  const isWhole = there.length === parts.length;
  if (there.some((part) => (moved.get(part) ?? 0) > all)) return false;
  const names = { whole: changeOf(version, whole), parts: there.map((part) => changeOf(version, part)) };
  if (kind !== "within" && !isWhole) {
    // How many came to groups that the version withheld is not stored. Fewest is what tells insiders most of the others.
    const others = `others ${names.whole} ${there[0]}`;
    found.counts.push({ key: others, people: Math.max(0, rest), role: "implied", isChange: true });
    found.relations.push({ ...names, kind, parts: [...names.parts, others] });
    for (const part of parts.filter((each) => !moved.has(each))) {
      found.told.set(part, [...(found.told.get(part) ?? []), others]);
    }
    return kind === "cover" || rest >= 0;
  }
  found.relations.push({ ...names, kind });
  return kind === "within" || (kind === "sum" ? rest === 0 : rest <= 0);
}
