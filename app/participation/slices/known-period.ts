import type { CellKey, CountCell, RateCell, Relation } from "#app/privacy/publication/published-set.ts";
import { questionKeys } from "../demographics/question.ts";
import { everyone, keyOf } from "./relations.ts";
import { type CountedPeriod, isImplied, type SliceKey } from "./slice.ts";

export type Days = { startsOn: string; endsOn: string };

/** A share as it is published, in percent; both ends are the same where it is no range. */
type Share = { from: number; to: number };
/** The published shares of groups, and of everyone. */
export type Shares = ReadonlyMap<CellKey, Share>;

/** What was published of a period: everyone, the people and share of groups, and those withheld. */
export type Published = {
  people: number;
  shown: ReadonlyMap<CellKey, number>;
  withheld: ReadonlySet<CellKey>;
  shares: Shares;
  /** Everything as it was counted then, also what is withheld; null where that was not stored. */
  frozen: CountedPeriod | null;
};

/** Another period of which figures are published, as they are and as they would be counted now. */
export type RelatedPeriod = Days & Published & { counted: CountedPeriod };

/** A period, or months whose total readers know, and how many people each of its groups has. */
export type KnownPeriod = Days & {
  truth: ReadonlyMap<CellKey, number>;
  /** Whether a group without a number has nobody. */
  isWhole: (key: CellKey) => boolean;
  isSpan: boolean;
  /** Whether a page shows the number of a group, so that it is the same for every reader. */
  isShown: (key: CellKey) => boolean;
  name: (key: CellKey) => CellKey;
  /** The people of each group who finished, or have a seat, where readers know something of them. */
  finished: ReadonlyMap<CellKey, number>;
};

/** Cells of other periods and how they add up with those of the period to be published. */
export type RelatedSet = {
  counts: CountCell[];
  relations: Relation[];
  rates: RateCell[];
  /** What was released of the rates of other periods. */
  released: Map<CellKey, { low: number; high: number }>;
  rateRelations: Relation[];
  withheldBefore: CellKey[];
  /** Groups of this period that add up from what others show. */
  told: Set<CellKey>;
  /** Whether all periods are as they would be counted now, so that readers are right to compare them. */
  isOneCount: boolean;
  /** What it was made from. */
  beside: Days & { others: readonly RelatedPeriod[] };
};

/** Names cells of a period or span; each name is made once, because thousands of relations use it. */
export function namesWith(prefix: string): (key: CellKey) => CellKey {
  const names = new Map<CellKey, CellKey>();
  return (key) => {
    const name = names.get(key) ?? `${prefix} ${key}`;
    names.set(key, name);
    return name;
  };
}

export const truthOf = ({ people, groups }: CountedPeriod) =>
  new Map([
    [everyone, people],
    ...groups
      .filter(({ slice, category }) => isComparable(slice, category))
      .map(({ slice, category, people }) => [keyOf(slice, category), people] as const),
  ]);

/** Everyone, and each group with a share of its own. */
export const finishedOf = ({ finished, groups }: CountedPeriod) =>
  new Map([
    [everyone, finished],
    ...groups
      .filter((group) => !isImplied(group))
      .map((group) => [keyOf(group.slice, group.category), group.finished] as const),
  ]);

export const isWithin = (one: Days, other: Days) => one.startsOn >= other.startsOn && one.endsOn <= other.endsOn;

export const sharesMonths = (one: Days, other: Days) => one.startsOn <= other.endsOn && one.endsOn >= other.startsOn;

/**
 * Whether a longer period has at least as many as a shorter one through another in between, so that a row of their own would
 * tell nothing: beside two dozen periods, most rows would be of that kind.
 */
export function isToldBetween(between: Iterable<number | undefined>, { least, most }: { least: number; most: number }) {
  for (const number of between) if (number !== undefined && number >= least && number <= most) return true;
  return false;
}

/** Those that are around a shorter period and in a longer one, and have other months than either. */
export const between = (all: readonly KnownPeriod[], { longer, shorter }: { longer: Days; shorter: Days }) =>
  all.filter(
    (each) => isWithin(shorter, each) && isWithin(each, longer) && !isWithin(each, shorter) && !isWithin(longer, each),
  );

/** Whether whoever is in a group is in it in all months: these are answers about oneself. */
export const isLasting = (key: CellKey) => questionKeys.some((slice) => key.startsWith(`${slice}=`));

/** Whether everyone in a group of a short period is in it in a longer one. Who returns depends on the first day. */
export const isComparable = (slice: SliceKey, category: string) =>
  !isImplied({ slice, category }) && !(slice === "standing" && category === "returning");
