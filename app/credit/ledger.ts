import type { Designation } from "./designation.ts";
import type { EntryKind } from "./entry.ts";
import { type HourRule, hoursOf } from "./hours.ts";

/** One entry of the ledger. */
export type Entry = {
  id: number;
  runId: string;
  kind: EntryKind;
  minutes: number;
  offeredMinutes: number;
  rule: HourRule;
  designations: Designation[];
  corrects: number | null;
};

/** The sum of one person's entries for one run. */
export type CreditOfRun<Each extends Entry> = {
  /** The newest entry of each kind that no later one corrects. */
  earned: Each | null;
  claimed: Each | null;
  awarded: Each | null;
  /** The minutes they signed for, at most those they attended as known now; 0 before they sign. */
  claimable: number;
  /** Whether more was awarded than they attended, because attendance was corrected since. */
  isOverAwarded: boolean;
  /** Hours that were awarded; null before the award. */
  hours: number | null;
  /** What happens next: the person signs, then the clock-hour manager records the award. */
  waitsFor: "signature" | "award" | null;
};

/**
 * Reads the entries of one person and run, oldest first. A correction stands in for the entry that it names, with its
 * kind; what a person claimed is never more than what they attended.
 */
export function creditOfRun<Each extends Entry>(entries: readonly Each[]): CreditOfRun<Each> {
  const latest = new Map<EntryKind, Each>();
  const kindOf = new Map<number, EntryKind>();
  for (const entry of entries) {
    const kind = entry.corrects === null ? entry.kind : (kindOf.get(entry.corrects) ?? entry.kind);
    kindOf.set(entry.id, kind);
    latest.set(kind, entry);
  }
  const of = (kind: EntryKind) => latest.get(kind) ?? null;
  const [earned, claimed, awarded] = [of("earned"), of("claimed"), of("awarded")];
  return {
    ...{ earned, claimed, awarded },
    claimable: Math.min(claimed?.minutes ?? 0, earned?.minutes ?? 0),
    isOverAwarded: awarded !== null && earned !== null && awarded.minutes > earned.minutes,
    hours: awarded ? hoursOf({ attended: awarded.minutes, offered: awarded.offeredMinutes }, awarded.rule) : null,
    waitsFor: awarded ? null : claimed ? "award" : earned && earned.minutes > 0 ? "signature" : null,
  };
}

/** Hours that an entry is worth by its own rule. */
export function hoursOfEntry({ minutes, offeredMinutes, rule }: Entry): number {
  return hoursOf({ attended: minutes, offered: offeredMinutes }, rule);
}
