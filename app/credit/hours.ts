/**
 * How minutes become clock hours. `half_hours_down`: half-hour steps, rounded down, as Puget Sound ESD counts (three
 * hours and 45 minutes are 3.5). Stored with each ledger entry, so that a later rule changes no earlier hours.
 */
export const hourRules = ["half_hours_down"] as const;
export type HourRule = (typeof hourRules)[number];

const rounding: Record<HourRule, (minutes: number) => number> = {
  half_hours_down: (minutes) => Math.floor(minutes / 30) / 2,
};

/** An offering of less than an hour earns no clock hours (WAC 181-85-030). */
const shortestOffering = 60;

/**
 * The clock hours for minutes attended of an offering, at most the offering's own. `offered` are the offering's minutes
 * over all its sessions, without meals and breaks, which Puget Sound ESD excludes.
 */
export function hoursOf({ attended, offered }: { attended: number; offered: number }, rule: HourRule): number {
  if (offered < shortestOffering) return 0;
  return rounding[rule](Math.max(0, Math.min(attended, offered)));
}
