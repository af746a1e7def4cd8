import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { dayOf } from "#app/time/dates.ts";

/** Whether a person plans runs of trainings and sees everything about them: leads of the whole site, administrators. */
export function canManageRuns(person: Pick<Person, "grants">): boolean {
  return canLead(person, {});
}

/** The facts that decide whether a run takes registrations. */
export type RunDates = {
  publishedAt: Date | null;
  canceledAt: Date | null;
  opensAt: Date | null;
  closesAt: Date | null;
  startsAt: Date;
  endsAt: Date;
};

const runPhases = ["draft", "canceled", "not_open", "open", "closed", "running", "over"] as const;
export type RunPhase = (typeof runPhases)[number];

/** Where a run is in its life. Registration closes at its closing time, and at the latest when the run begins. */
export function phaseOfRun(run: RunDates, now: Date): RunPhase {
  if (run.publishedAt === null) return "draft";
  if (run.canceledAt !== null) return "canceled";
  if (run.endsAt <= now) return "over";
  if (run.startsAt <= now) return "running";
  if (run.closesAt !== null && run.closesAt <= now) return "closed";
  return run.opensAt !== null && run.opensAt > now ? "not_open" : "open";
}

/** Whether seats that become free are still offered: until the run begins, also after registration closed. */
export function offersSeats(run: RunDates, now: Date): boolean {
  return ["open", "closed", "not_open"].includes(phaseOfRun(run, now));
}

/** The last day of a run in its zone, as YYYY-MM-DD. One that ends at midnight ends on the day before. */
export function lastDayOf({ endsAt, timeZone }: { endsAt: Date; timeZone: string }): string {
  return dayOf(new Date(endsAt.getTime() - 1), timeZone);
}
