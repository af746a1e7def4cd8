import type { CellKey } from "#app/privacy/publication/published-set.ts";
import {
  between,
  type Days,
  isToldBetween,
  isWithin,
  type KnownPeriod,
  type RelatedSet,
  truthOf,
} from "./known-period.ts";
import { addLonger, addNumerators } from "./related-shares.ts";
import { everyone, finishedKey, keyOf, relationsOf, withoutOrganization } from "./relations.ts";
import { type CountedPeriod, kindOfSlice, type SliceKey, sliceKeys } from "./slice.ts";

/** Months that are no published period, but have an exact total that readers see; `counted` is who would be in them. */
export type Span = Days & { counted: CountedPeriod };

/**
 * The months from the beginning of a published period to the end of another: the exact total of an open year or of a grant
 * that is registered later may be that of any of them. Also of those that share none with the period to be published: who was
 * new in them tells who returned in both together.
 */
export function spansOf(now: Days, others: readonly Days[]): Days[] {
  const all = [now, ...others];
  const spans = all.flatMap(({ startsOn }) => all.map(({ endsOn }) => ({ startsOn, endsOn })));
  const isNew = ({ startsOn, endsOn }: Days, at: number) =>
    [...all, ...spans.slice(0, at)].every((each) => each.startsOn !== startsOn || each.endsOn !== endsOn);
  return spans.filter((span, at) => span.startsOn < span.endsOn && isNew(span, at));
}

/**
 * Whether everyone is in one group of a slice, and in the same one in any months: these groups add up to every total, also
 * to that of months which two periods are parts of.
 */
export const addsUpToTotals = (slice: SliceKey) =>
  kindOfSlice(slice) === "apart" && slice !== "standing" && slice !== "began";

/**
 * The slices whose groups are tied to the total of a span that is within some of these periods. Those of organizations always
 * are: leads know their own in any months, so that the total bounds what is left for the others. So are new people: all
 * others of the total returned, and who is new in the span is new in one of its parts.
 */
export function toldSlices(span: Days, periods: readonly Days[]): ReadonlySet<SliceKey> {
  const isShared = periods.filter((period) => isWithin(span, period)).length > 1;
  const isTold = (slice: SliceKey) =>
    addsUpToTotals(slice) ||
    slice === "organization" ||
    slice === "standing" ||
    (isShared && kindOfSlice(slice) === "cover");
  return new Set(sliceKeys.filter(isTold));
}

/**
 * A span's groups. Nobody publishes them, but they add up to its total, or overlap and are together at least the total. To
 * those who know no group, the latter says something only of months that several periods have in common. Nobody publishes
 * its shares either, but whoever manages clock hours knows who finished in any months.
 */
export function spanOf(
  { counted, ...days }: Span,
  name: (key: CellKey) => CellKey,
  { periods, found }: { periods: readonly Days[]; found: RelatedSet },
): KnownPeriod {
  const told = toldSlices(days, periods);
  const groups = counted.groups.filter(({ slice }) => told.has(slice));
  const only = { ...counted, groups };
  found.counts.push({ key: name(everyone), people: counted.people, role: "exact" });
  for (const { slice, category, people } of groups) {
    found.counts.push({ key: name(keyOf(slice, category)), people, role: "implied" });
  }
  for (const { kind, whole, parts } of relationsOf(only)) {
    found.relations.push({ kind, whole: name(whole), parts: parts.map(name) });
  }
  const finished = addNumerators(found, only, name);
  found.released.set(name(finishedKey(everyone)), { low: 0, high: counted.people });
  const isWhole = (key: CellKey) => [...told].some((slice) => key.startsWith(`${slice}=`));
  return {
    ...days,
    truth: truthOf(only),
    finished,
    isWhole,
    isSpan: true,
    isShown: (key) => key === everyone,
    name,
  };
}

/** A group of a span is at least what it is in the periods in it, and at most what it is in those around it. */
export function addBounds(found: RelatedSet, all: readonly KnownPeriod[], span: KnownPeriod, other: KnownPeriod): void {
  if (other === span || (other.isSpan && isWithin(other, span))) return;
  const [longer, shorter] = isWithin(span, other) ? [other, span] : [span, other];
  if (!isWithin(shorter, longer)) return;
  addLonger(found, all, { longer, shorter });
  const inBetween = between(all, { longer, shorter });
  for (const [key, least] of shorter.truth) {
    const most = longer.truth.get(key);
    if (key === everyone || key === withoutOrganization || most === undefined || least > most) continue;
    if (
      isToldBetween(
        inBetween.map(({ truth }) => truth.get(key)),
        { least, most },
      )
    )
      continue;
    found.relations.push({ kind: "within", whole: longer.name(key), parts: [shorter.name(key)] });
  }
}
