import type { System, Unknown } from "./system.ts";

/**
 * What has to stay possible for a reader who sees everything that is published. value: the unknown may be this, or
 * farther from its truth. spread: it may differ by this much.
 */
export type Demand = { place: number; kind: "value" | "spread"; amount: number };

/** The promise about one unknown as things stand: none for shown numbers. */
export function demandsAt({ unknowns, least }: System, place: number): Demand[] {
  const unknown = unknowns[place];
  if (unknown?.count) return demandsOfCount(unknown, place, least);
  return unknown?.rate ? demandsOfRate(unknown, unknown.rate, place, least) : [];
}

export const isShown = ({ low, high }: Unknown) => low === high;

/**
 * A small count may be anything from 1 to one less than the least; no other is bounded more tightly than that. What is
 * public already cannot be protected, and a group that nobody is in, in no table, needs no protection.
 */
function demandsOfCount(unknown: Unknown, place: number, least: number): Demand[] {
  const { truth, count } = unknown;
  const isImplied = count?.role === "implied";
  if (unknown.isPublic || isShown(unknown) || (isImplied && (truth === 0 || truth >= least))) return [];
  if (truth >= least) return [{ place, kind: "spread", amount: least - 2 }];
  return [
    ...(truth < least - 1 ? [{ place, kind: "value", amount: least - 1 } as const] : []),
    ...(truth > 1 ? [{ place, kind: "value", amount: 1 } as const] : []),
  ];
}

/**
 * A band is all that is known of what it hides. Of a small group it stays unknown how many have the outcome, and
 * possible that some have and some have not.
 */
function demandsOfRate(unknown: Unknown, rate: NonNullable<Unknown["rate"]>, place: number, least: number): Demand[] {
  const { truth, isPublic, low, high } = unknown;
  if (isPublic) return [];
  if (rate.shown.kind === "band") {
    return [low, high].filter((end) => end !== truth).map((amount) => ({ place, kind: "value", amount }));
  }
  if (rate.shown.kind !== "withheld" || rate.people === 0 || rate.people >= least) return [];
  const all = rate.people * (rate.most ?? 1);
  if (truth === 0) return [{ place, kind: "value", amount: 1 }];
  if (truth === all) return [{ place, kind: "value", amount: all - 1 }];
  return [{ place, kind: "spread", amount: 1 }];
}
