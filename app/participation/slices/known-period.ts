import type { CellKey, CountCell, Relation } from "#app/privacy/publication/published-set.ts";
import { everyone, keyOf } from "./relations.ts";
import { type CountedPeriod, isImplied, type SliceKey } from "./slice.ts";

export type Days = { startsOn: string; endsOn: string };

/** A period, or months whose total readers know, and how many people each of its groups has. */
export type KnownPeriod = Days & {
  truth: ReadonlyMap<CellKey, number>;
  /** Whether a group that is not there has nobody. */
  isWhole: (key: CellKey) => boolean;
  isSpan: boolean;
  name: (key: CellKey) => CellKey;
};

/** Cells of other periods and how they add up with those of the period to be published. */
export type RelatedSet = {
  counts: CountCell[];
  relations: Relation[];
  withheldBefore: CellKey[];
  /** Groups of this period that add up from what others show. */
  told: Set<CellKey>;
  /** Whether all periods are as they would be counted now, so that readers are right to compare them. */
  isOneCount: boolean;
};

export const truthOf = ({ people, groups }: CountedPeriod) =>
  new Map([
    [everyone, people],
    ...groups
      .filter(({ slice, category }) => isComparable(slice, category))
      .map(({ slice, category, people }) => [keyOf(slice, category), people] as const),
  ]);

export const isWithin = (one: Days, other: Days) => one.startsOn >= other.startsOn && one.endsOn <= other.endsOn;

export const sharesMonths = (one: Days, other: Days) => one.startsOn <= other.endsOn && one.endsOn >= other.startsOn;

/** Whether a group of a longer period has everyone of it in a shorter one: who returns is a matter of the first day. */
export const isComparable = (slice: SliceKey, category: string) =>
  !isImplied({ slice, category }) && !(slice === "standing" && category === "returning");
