/**
 * What a ledger entry says. `earned`: attendance was confirmed. `claimed`: the person signed for so many minutes.
 * `awarded`: a clock-hour manager recorded the award with its reference. `corrected` replaces an earlier entry.
 */
export const entryKinds = ["earned", "claimed", "awarded", "corrected"] as const;
export type EntryKind = (typeof entryKinds)[number];
