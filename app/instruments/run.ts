import type { InstrumentKind } from "#app/catalog/instrument.ts";
import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";

/** The subject of a run: one of these; the others are null. */
export type RunSubject = { cohortId: string | null; trainingRunId: string | null; courseId: string | null };

/** When an instrument is open: days as YYYY-MM-DD, both included, unless a coach closed it before. */
export type RunDates = { opensOn: string; closesOn: string; closedAt: Date | string | null };

const runStates = ["planned", "open", "closed"] as const;
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
 * Whether answers without names may be looked at: not while more can come in. A person who compared the results before
 * and after one more answer would know what that person said. A cohort is asked at once; who took a training or
 * finished a course is asked as that becomes known, so there everyone has answered only when it is closed.
 */
export function isComplete(run: RunDates & Response & Pick<RunSubject, "cohortId">, today: string): boolean {
  if (stateOf(run, today) === "closed") return true;
  return run.cohortId !== null && run.asked > 0 && run.answered === run.asked;
}

/**
 * The people who see answers: coaches of the cohort today, whose leads and administrators read reports instead; about a
 * training or a course, leads of the whole site and administrators.
 */
export function canReadResults(person: Pick<Person, "grants">, run: Pick<RunSubject, "cohortId">): boolean {
  return run.cohortId === null ? canLead(person, {}) : coachesCohort(person, run.cohortId);
}

/** Whether it can be closed before its last day: not that of a course, which others finish every day. */
export const canClose = (run: RunDates & Pick<RunSubject, "courseId">, today: string): boolean =>
  run.courseId === null && stateOf(run, today) === "open";

/** The last day on which it could be answered. */
export function lastDayOf({ closesOn, closedAt }: RunDates): string {
  return closedAt === null ? closesOn : dayOf(new Date(closedAt), homeZone);
}
