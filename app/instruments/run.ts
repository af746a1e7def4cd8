import type { InstrumentKind } from "#app/catalog/instrument.ts";
import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";

/** When an instrument is open in a cohort: days as YYYY-MM-DD, both included, unless a coach closed it before. */
export type RunDates = { opensOn: string; closesOn: string; closedAt: Date | string | null };

export const runStates = ["planned", "open", "closed"] as const;
export type RunState = (typeof runStates)[number];

/** How many weeks an instrument stays open. What a session was like is soon forgotten, and soon needed. */
export const openWeeks = (kind: InstrumentKind): number => (kind === "exit-ticket" ? 1 : 3);

export function stateOf({ opensOn, closesOn, closedAt }: RunDates, today: string): RunState {
  if (closedAt !== null) return "closed";
  if (today < opensOn) return "planned";
  return today <= closesOn ? "open" : "closed";
}

/** How many were asked and how many of them answered. */
export type Response = { asked: number; answered: number };

/**
 * Whether answers without names may be looked at: not while more can come in. A person who compared the results before and
 * after one more answer would know what that person said.
 */
export function isComplete(run: RunDates & Response, today: string): boolean {
  return stateOf(run, today) === "closed" || (run.asked > 0 && run.answered === run.asked);
}

/** Only coaches of a cohort today see its answers. Leads and administrators read reports instead. */
export function canReadResults(person: Pick<Person, "grants">, run: { cohortId: string }): boolean {
  return coachesCohort(person, run.cohortId);
}

/** The last day on which it could be answered. */
export function lastDayOf({ closesOn, closedAt }: RunDates): string {
  return closedAt === null ? closesOn : dayOf(new Date(closedAt), homeZone);
}
