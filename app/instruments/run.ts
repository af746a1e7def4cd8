import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";

/** When an instrument is open in a cohort: days as YYYY-MM-DD, both included. */
export type RunDates = { opensOn: string; closesOn: string };

export const runStates = ["planned", "open", "closed"] as const;
export type RunState = (typeof runStates)[number];

/** How many weeks an instrument stays open. */
export const openWeeks = 3;

export function stateOf({ opensOn, closesOn }: RunDates, today: string): RunState {
  if (today < opensOn) return "planned";
  return today <= closesOn ? "open" : "closed";
}

/** Only coaches of a cohort today see its answers. Leads and administrators read reports instead. */
export function canReadResults(person: Pick<Person, "grants">, run: { cohortId: string }): boolean {
  return coachesCohort(person, run.cohortId);
}
