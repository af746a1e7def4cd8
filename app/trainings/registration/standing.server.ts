import { listClashes } from "#app/meetings/queries/training-meetings.server.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import type { Run } from "../runs/queries/runs.server.ts";
import { phaseOfRun } from "../runs/run.ts";
import { countRegistrations, findRegistration, listHeldSeats, positionInLine } from "./queries/registrations.server.ts";
import { type RegistrationState, seatStates } from "./registration.ts";
import { hasPositions } from "./seats.ts";

/** Where a visitor stands with a run, for its page. */
export type RegistrationStatus = {
  state: RegistrationState | null;
  phase: ReturnType<typeof phaseOfRun>;
  /** Whether a lead of their organization has not approved it yet. */
  waitsForApproval: boolean;
  /** Whether somebody else registered them and they have not agreed to the run's terms. */
  hasTermsToAccept: boolean;
  /** Until when an offer stands; null without one. */
  offerUntil: string | null;
  /** The place in line, where there is a true one. */
  position: number | null;
  /** Seats that anybody can register for now. */
  free: number;
  /** The person's other engagements at the same time. */
  clashes: string[];
};

export async function registrationStatusOf(
  db: Db,
  run: Run,
  person: { id: string; timeZone: string } | null,
  now: Date,
): Promise<RegistrationStatus> {
  const [registration, counts, held, clashes] = await Promise.all([
    person ? findRegistration(db, run.id, person.id) : null,
    countRegistrations(db, run.id),
    listHeldSeats(db, run.id),
    person ? listClashes(db, person.id, run.id) : [],
  ]);
  const taken = seatStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const waits = registration?.state === "waitlisted";
  const offerEndsAt = registration?.offerEndsAt ?? null;
  return {
    state: registration?.state ?? null,
    phase: phaseOfRun(run, now),
    waitsForApproval: registration?.approval === "asked",
    hasTermsToAccept: run.terms !== null && registration !== null && registration.termsAcceptedAt === null,
    offerUntil: offerEndsAt && dayAndTimeIn(person?.timeZone ?? run.timeZone, offerEndsAt.toISOString()),
    position: waits && hasPositions(run.offerRule, held, now) ? await positionInLine(db, registration) : null,
    free: counts.waitlisted ? 0 : Math.max(0, run.capacity - taken),
    clashes: clashes.map(({ title, startsAt, timeZone }) =>
      m.trainingsClash({ title, when: dayAndTimeIn(timeZone, startsAt.toISOString()) }),
    ),
  };
}
