import type { CellKey, Relation } from "#app/privacy/publication/published-set.ts";
import type { Days, Published, RelatedPeriod } from "./known-period.ts";
import { knownOf, relatedSetOf } from "./related-periods.ts";
import { everyone, finishedKey, keyOf, relationsOf } from "./relations.ts";
import { type CountedGroup, type CountedPeriod, isQuestion, type SliceKey } from "./slice.ts";
import { type Changes, noChanges } from "./versions.ts";

/** A version as it was counted; `name` is what its cells are called. */
type Version = { counted: CountedPeriod; name: (key: CellKey) => CellKey };
/** Two versions: whoever is in one of them is in the other too. */
type Pair = { fewer: Version; more: Version };

/**
 * What readers of several versions can compute to whom a correction's reason tells that people were only added, or only
 * taken out: these are people like all others, whose groups add up to how many they are. What other periods told of a
 * version is told of the next one then. Null where no correction can be of that kind.
 */
export function oneWayChangesSince(
  earlier: readonly Published[],
  counted: CountedPeriod,
  beside: Days & { others: readonly RelatedPeriod[] },
): Changes | null {
  const now: Version = { counted, name: (key) => key };
  const before = earlier.flatMap((version, at) => {
    const { frozen } = version;
    const prefix = `version ${at + 1}`;
    return frozen ? [{ version, prefix, counted: frozen, name: (key: CellKey) => `${prefix} ${key}` }] : [];
  });
  const all = [...before, now];
  const pairs = all.flatMap((later, at) => all.slice(0, at).flatMap((former) => pairOf(former, later) ?? []));
  if (!pairs.some(({ fewer, more }) => fewer === now || more === now)) return null;
  const found = noChanges();
  const isFinishingTied = pairs.every(hasFinishersToo);
  for (const { version, prefix, counted } of before) {
    addVersion(found, { ...version, ...beside, counted }, beside, prefix);
    if (isFinishingTied) nameMeasuresAsNow(found, prefix);
  }
  for (const pair of pairs) tie(found, pair, isFinishingTied);
  return found;
}

/** Whether whatever may have changed is not stored, although it may have gone one way. */
export const isChangeUnknown = (earlier: readonly Published[], { people }: CountedPeriod) =>
  earlier.some((version) => version.frozen === null && version.people !== people);

/** Adds the cells of a version, and how they add up with those of other periods as they were published. */
function addVersion(
  found: Changes,
  version: RelatedPeriod,
  { others, ...days }: Days & { others: readonly RelatedPeriod[] },
  prefix: string,
): void {
  const asFrozen = others.map((other) => ({ ...other, counted: other.frozen ?? other.counted }));
  const told = relatedSetOf({ ...days, counted: version.counted }, asFrozen);
  const name = (key: CellKey) => `${prefix} ${key}`;
  const renamed = ({ kind, whole, parts }: Relation) => ({ kind, whole: name(whole), parts: parts.map(name) });
  const own = { ...told, counts: [], relations: [], rates: [], released: new Map(), withheldBefore: [] };
  knownOf(version, prefix, own);
  found.counts.push(...own.counts, ...told.counts.map((cell) => ({ ...cell, key: name(cell.key) })));
  found.relations.push(...own.relations, ...told.relations.map(renamed));
  found.rates.push(
    ...own.rates,
    ...told.rates.map((rate) => ({
      ...rate,
      ...{ key: name(rate.key), measure: name(rate.measure), of: name(rate.of) },
    })),
  );
  for (const [key, bounds] of own.released) found.released.set(key, bounds);
  for (const [key, bounds] of told.released) found.released.set(name(key), bounds);
  found.rateRelations.push(...told.rateRelations.map(renamed));
  found.withheldBefore.push(...own.withheldBefore, ...told.withheldBefore.map(name));
}

/** The shares of a version are of the same measure as those of now, so that numerators compare wherever groups do. */
function nameMeasuresAsNow(found: Changes, prefix: string): void {
  const isOwn = (key: CellKey) => key.startsWith(`${prefix} ${finishedKey("")}`);
  found.rates = found.rates.map((rate) =>
    isOwn(rate.key) ? { ...rate, measure: rate.measure.slice(prefix.length + 1) } : rate,
  );
}

/** Null where somebody was added and somebody taken out. */
function pairOf(former: Version, later: Version): Pair | null {
  const added = later.counted.people - former.counted.people;
  if (added === 0) return null;
  const pair = added > 0 ? { fewer: former, more: later } : { fewer: later, more: former };
  return slicesOf(pair).every((slice) => isFree(slice) || isOneWay(pair, slice)) ? pair : null;
}

/** People may change what they told of themselves between two versions, and whether they wait for a seat. */
const isFree = (slice: SliceKey) => isQuestion(slice) || slice === "access";

/** All groups that a table of either version names: nobody is in one that it leaves out. */
function groupsOf({ fewer, more }: Pair): CountedGroup[] {
  const groups = new Map(
    [...fewer.counted.groups, ...more.counted.groups].map((group) => [keyOf(group.slice, group.category), group]),
  );
  return [...groups.values()];
}

const slicesOf = (pair: Pair) => [...new Set(groupsOf(pair).map(({ slice }) => slice))];

/** How many more people each group of a slice has in the larger version, and everyone. */
function changesOf(pair: Pair, slice?: SliceKey): Map<CellKey, number> {
  const [fewer, more] = [peopleOf(pair.fewer), peopleOf(pair.more)];
  const keys = groupsOf(pair)
    .filter((group) => slice === undefined || group.slice === slice)
    .map((group) => keyOf(group.slice, group.category));
  return new Map([everyone, ...keys].map((key) => [key, (more.get(key) ?? 0) - (fewer.get(key) ?? 0)]));
}

const peopleOf = ({ counted: { people, groups } }: Version) =>
  new Map([
    [everyone, people],
    ...groups.map(({ slice, category, people }) => [keyOf(slice, category), people] as const),
  ]);

const finishersOf = ({ counted: { finished, groups } }: Version) =>
  new Map([
    [everyone, finished],
    ...groups.map(({ slice, category, finished }) => [keyOf(slice, category), finished] as const),
  ]);

/** How the changes of a slice add up, which they do where they are changes of the same people. */
function tiesOf(pair: Pair, slice: SliceKey): Relation[] {
  return relationsOf({ ...pair.more.counted, groups: groupsOf(pair).filter((group) => group.slice === slice) });
}

function isOneWay(pair: Pair, slice: SliceKey): boolean {
  const changes = changesOf(pair, slice);
  const moved = (key: CellKey) => changes.get(key) ?? 0;
  const fits = ({ kind, whole, parts }: Relation) => {
    const rest = moved(whole) - parts.reduce((sum, part) => sum + moved(part), 0);
    if (kind === "sum") return rest === 0;
    return parts.every((part) => moved(part) <= moved(whole)) && (kind === "within" || rest <= 0);
  };
  return [...changes.values()].every((change) => change >= 0) && tiesOf(pair, slice).every(fits);
}

/** Whether nobody else finished than before, or less, than those who were added or taken out. */
function hasFinishersToo(pair: Pair): boolean {
  const [fewer, more] = [finishersOf(pair.fewer), finishersOf(pair.more)];
  const slices = slicesOf(pair).filter((slice) => isOneWay(pair, slice));
  return [undefined, ...slices].every((slice) =>
    [...(slice ? changesOf(pair, slice) : [[everyone, changesOf(pair).get(everyone) ?? 0] as const])].every(
      ([key, change]) => {
        const finishers = (more.get(key) ?? 0) - (fewer.get(key) ?? 0);
        return finishers >= 0 && finishers <= change;
      },
    ),
  );
}

/** Ties two versions: who is only in the larger one are people whose groups add up. */
function tie(found: Changes, pair: Pair, isFinishingTied: boolean): void {
  const there = new Set(found.counts.map(({ key }) => key));
  const { fewer, more } = pair;
  const change = (key: CellKey) => `${more.name("without")} ${fewer.name(key)}`;
  const slices = slicesOf(pair).filter((slice) => isOneWay(pair, slice));
  const changes = new Map(slices.flatMap((slice) => [...changesOf(pair, slice)]));
  for (const [key, people] of changes) {
    found.counts.push({ key: change(key), people, role: key === everyone ? "exact" : "implied", isChange: true });
    for (const { counted, name } of [fewer, more]) {
      const isNamed = key === everyone || counted.groups.some(({ slice, category }) => keyOf(slice, category) === key);
      if (isNamed || there.has(name(key))) continue;
      there.add(name(key));
      found.counts.push({ key: name(key), people: 0, role: "exact" });
    }
    found.relations.push({ kind: "sum", whole: more.name(key), parts: [fewer.name(key), change(key)] });
    if (isFinishingTied) found.relations.push({ kind: "within", whole: more.name(key), parts: [fewer.name(key)] });
  }
  for (const slice of slices) {
    for (const { kind, whole, parts } of tiesOf(pair, slice)) {
      found.relations.push({ kind, whole: change(whole), parts: parts.map(change) });
    }
  }
}
