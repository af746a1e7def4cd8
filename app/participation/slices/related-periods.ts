import { type CellKey, defaultPolicy } from "#app/privacy/publication/published-set.ts";
import {
  between,
  type Days,
  finishedOf,
  isComparable,
  isToldBetween,
  isWithin,
  type KnownPeriod,
  namesWith,
  type RelatedPeriod,
  type RelatedSet,
  sharesMonths,
  truthOf,
} from "./known-period.ts";
import { addLonger, addPartsOfShares, addShares } from "./related-shares.ts";
import { categoryOf, everyone, keyOf, relationsOf, withoutOrganization } from "./relations.ts";
import { type CountedPeriod, isImplied, isQuestion, type SliceKey } from "./slice.ts";
import { addBounds, type Span, spanOf } from "./spans.ts";

/**
 * What readers of several periods can compute: whoever took part in a period took part in each longer one around it, and
 * in one of those that it is made of. Those who took part in one but not in the other are a group like any other.
 */
export function relatedSetOf(
  now: Days & { counted: CountedPeriod },
  others: readonly RelatedPeriod[],
  spans: readonly Span[] = [],
): RelatedSet {
  const found: RelatedSet = {
    ...{ counts: [], relations: [], rates: [], released: new Map(), rateRelations: [] },
    ...{ withheldBefore: [], told: new Set(), isOneCount: true },
    beside: { startsOn: now.startsOn, endsOn: now.endsOn, others },
  };
  const here: KnownPeriod = {
    ...{ ...now, truth: truthOf(now.counted), finished: finishedOf(now.counted) },
    ...{ isWhole: () => true, isSpan: false, isShown: (key) => key === everyone, name: (key) => key },
  };
  const known = others.map((other, at) => knownOf(asFarAsTold(other, now, others), `period ${at + 1}`, found));
  const periods = [here, ...known];
  const inSpans = spans.map((span, at) => spanOf(span, namesWith(`span ${at + 1}`), { periods, found }));
  const all = [...periods, ...inSpans];
  for (const [at, longer] of periods.entries()) {
    for (const [number, shorter] of periods.entries()) {
      if (shorter === longer || !isWithin(shorter, longer)) continue;
      // One published period bounds another, and what both tell together has to stay as it was.
      addChanges(found, all, { longer, shorter }, `period ${number} in period ${at}`);
      addLonger(found, periods, { longer, shorter });
    }
  }
  for (const span of inSpans) for (const other of all) addBounds(found, all, span, other);
  const shown = new Set(found.counts.flatMap(({ key, role }) => (role === "exact" ? [key] : [])));
  for (const [at, whole] of all.entries()) {
    for (const [number, parts] of partitionsOf(whole, all).entries()) {
      addParts(found, { whole, parts, shown }, `whole ${at} ${number}`);
      addPartsOfShares(found, whole, parts);
    }
    for (const [number, parts] of packingsOf(whole, periods).entries()) {
      addRest(found, whole, parts, `rest ${at} ${number}`);
    }
  }
  return found;
}

/**
 * Of a period that shares no month with the one to be published, and is not in a published one with it, the groups that
 * are tied to it by exact totals.
 */
function asFarAsTold(other: RelatedPeriod, now: Days, others: readonly RelatedPeriod[]): RelatedPeriod {
  const isAround = (each: Days) => isWithin(other, each) && isWithin(now, each);
  if (sharesMonths(other, now) || others.some(isAround)) return other;
  const isTied = (slice: SliceKey) => isQuestion(slice) || slice === "standing" || slice === "organization";
  const groups = other.counted.groups.filter(({ slice }) => isTied(slice));
  const keys = new Set(groups.map(({ slice, category }) => keyOf(slice, category)));
  const shown = new Map([...other.shown].filter(([key]) => keys.has(key)));
  return { ...other, shown, counted: { ...other.counted, groups } };
}

/** Groups that a person enters once, so that the parts of a period add up: people begin a course once, and are new once. */
const addsUp = (key: CellKey) => key.startsWith("course=") || key === keyOf("standing", "new");

/** Adds the cells of a published period; its withheld ones too, unless people were erased or corrected since. */
export function knownOf(
  { counted, people, shown, withheld, shares, ...days }: RelatedPeriod,
  prefix: string,
  found: RelatedSet,
): KnownPeriod {
  const name = namesWith(prefix);
  const truth = new Map([[everyone, people], ...shown]);
  found.counts.push({ key: name(everyone), people, role: "exact" });
  for (const [key, people] of shown) found.counts.push({ key: name(key), people, role: "exact" });
  const recounted = new Map(counted.groups.map((group) => [keyOf(group.slice, group.category), group.people]));
  const isAsCounted =
    counted.people === people &&
    [...shown].every(([key, people]) => recounted.get(key) === people) &&
    counted.groups.every((group) => {
      const key = keyOf(group.slice, group.category);
      return isImplied(group) || shown.has(key) || withheld.has(key);
    });
  if (isAsCounted) {
    for (const group of counted.groups) {
      const key = keyOf(group.slice, group.category);
      if (shown.has(key)) continue;
      found.counts.push({
        ...{ key: name(key), people: group.people, role: isImplied(group) ? "implied" : "published" },
        category: categoryOf(group),
      });
      found.withheldBefore.push(name(key));
      if (isComparable(group.slice, group.category)) truth.set(key, group.people);
    }
    for (const { kind, whole, parts } of relationsOf(counted)) {
      found.relations.push({ kind, whole: name(whole), parts: parts.map(name) });
    }
  }
  truth.delete(keyOf("standing", "returning"));
  found.isOneCount &&= isAsCounted;
  const finished = isAsCounted ? addShares(found, { counted, shown, shares, name }) : new Map<CellKey, number>();
  const isShown = (key: CellKey) => key === everyone || shown.has(key);
  return { ...days, truth, finished, isWhole: () => isAsCounted, isSpan: false, isShown, name };
}

/** Adds how many people of each group came only in the longer period, and how those without an organization differ. */
function addChanges(
  found: RelatedSet,
  all: readonly KnownPeriod[],
  { longer, shorter }: { longer: KnownPeriod; shorter: KnownPeriod },
  prefix: string,
): void {
  const inBetween = between(all, { longer, shorter });
  const isSameMonths = isWithin(longer, shorter);
  for (const [key, before] of shorter.truth) {
    const after = longer.truth.get(key);
    if (after === undefined || key === everyone) continue;
    // A longer period from before a correction may have fewer people than a shorter one after it, and the other way round.
    const isCorrected = after < before && !(longer.isWhole(key) && shorter.isWhole(key));
    const isEitherWay = isCorrected || (key === withoutOrganization && !isSameMonths);
    if (after < before && !isEitherWay) continue;
    // Two numbers that pages show have one difference, which nothing can hide.
    if (longer.isShown(key) && shorter.isShown(key)) continue;
    const [long, short] = [longer.name(key), shorter.name(key)];
    const size = Math.abs(after - before);
    // Nothing is promised about such a change, so that it needs no cell: beside two dozen periods, most are of this kind.
    if (size === 0 || size >= defaultPolicy.least) {
      const numbers = inBetween.map(({ truth }) => truth.get(key));
      const isTold = isEitherWay || isToldBetween(numbers, { least: before, most: after });
      if (!isTold) found.relations.push({ kind: "within", whole: long, parts: [short] });
      continue;
    }
    const change = `${prefix} ${key}`;
    found.counts.push({ key: change, people: size, role: "implied", isChange: true, isEitherWay });
    found.relations.push(
      after < before
        ? { kind: "sum", whole: short, parts: [long, change] }
        : { kind: "sum", whole: long, parts: [short, change] },
    );
  }
}

/** Ways to put a period together from others that follow one another. */
function partitionsOf(whole: KnownPeriod, others: readonly KnownPeriod[], from = whole.startsOn): KnownPeriod[][] {
  if (from > whole.endsOn) return [[]];
  return others
    .filter((other) => other !== whole && other.startsOn === from && isWithin(other, whole) && !isWithin(whole, other))
    .flatMap((first) => partitionsOf(whole, others, dayAfter(first.endsOn)).map((rest) => [first, ...rest]))
    .slice(0, mostPartitions);
}

const mostPartitions = 4;

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Ties each group of a period to the same group in its parts, as far as these are known. */
function addParts(
  found: RelatedSet,
  { whole, parts, shown }: { whole: KnownPeriod; parts: readonly KnownPeriod[]; shown: ReadonlySet<CellKey> },
  prefix: string,
): void {
  for (const [key, people] of whole.truth) {
    const there = parts.filter(({ truth, isWhole }) => truth.has(key) || !isWhole(key));
    if (key === everyone || there.length === 0 || there.some(({ truth }) => !truth.has(key))) continue;
    const sum = there.reduce((total, { truth }) => total + (truth.get(key) ?? 0), 0);
    const isSum = addsUp(key) && sum === people;
    const isPartMore = there.some(({ truth }) => (truth.get(key) ?? 0) > people);
    if (sum < people || (isPartMore && key !== withoutOrganization)) continue;
    if (isSum && there.every(({ name }) => shown.has(name(key)))) found.told.add(whole.name(key));
    const partKeys = there.map(({ name }) => name(key));
    if (!isSum) {
      // That each part is within the whole is told already.
      found.relations.push({ kind: "reach", whole: whole.name(key), parts: partKeys });
      continue;
    }
    // A name of its own, because shares of the parts do not add up as people do.
    const alias = `${prefix} ${key}`;
    found.counts.push({ key: alias, people, role: "implied" });
    found.relations.push(
      { kind: "sum", whole: whole.name(key), parts: [alias] },
      { kind: "sum", whole: alias, parts: partKeys },
    );
  }
}

/** Periods within a longer one that share no month and leave some out, so that no other fits between them. */
function packingsOf(whole: KnownPeriod, others: readonly KnownPeriod[]): KnownPeriod[][] {
  const inside = others.filter((other) => isWithin(other, whole) && !isWithin(whole, other));
  const after = (from: string): KnownPeriod[][] => {
    const open = inside.filter(({ startsOn }) => startsOn >= from);
    const firstEnd = open.reduce((first, { endsOn }) => (endsOn < first ? endsOn : first), "9");
    const next = open.filter(({ startsOn }) => startsOn <= firstEnd);
    if (next.length === 0) return [[]];
    return next
      .flatMap((first) => after(dayAfter(first.endsOn)).map((rest) => [first, ...rest]))
      .slice(0, mostPartitions);
  };
  return after(whole.startsOn).filter((parts) => parts.length > 1 && !isWhollyOf(whole, parts));
}

function isWhollyOf(whole: Days, parts: readonly Days[]): boolean {
  const starts = [whole.startsOn, ...parts.map(({ endsOn }) => dayAfter(endsOn))];
  return [...parts.map(({ startsOn }) => startsOn), dayAfter(whole.endsOn)].every((day, at) => day === starts[at]);
}

/** Of groups that a person enters once, those who entered in the months of a period that its parts leave out. */
function addRest(found: RelatedSet, whole: KnownPeriod, parts: readonly KnownPeriod[], prefix: string): void {
  for (const [key, people] of whole.truth) {
    const there = parts.filter(({ truth }) => truth.has(key));
    const rest = people - there.reduce((total, { truth }) => total + (truth.get(key) ?? 0), 0);
    if (!addsUp(key) || there.length === 0 || rest < 0) continue;
    const [alias, left] = [`${prefix} all ${key}`, `${prefix} ${key}`];
    found.counts.push(
      { key: alias, people, role: "implied", isChange: true },
      { key: left, people: rest, role: "implied", isChange: true },
    );
    found.relations.push(
      { kind: "sum", whole: whole.name(key), parts: [alias] },
      { kind: "sum", whole: alias, parts: [...there.map(({ name }) => name(key)), left] },
    );
  }
}
