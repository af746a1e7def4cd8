import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockRun } from "../runs/queries/runs.server.ts";
import { findRegistration, updateRegistrations } from "./queries/registrations.server.ts";
import { type RegistrationEvent, type RegistrationState, stateAfter } from "./registration.ts";
import { beginTakingPart, endTakingPart } from "./taking-part.server.ts";
import { settleWaitlist } from "./waitlist.server.ts";

export type Moved = { state: RegistrationState } | "not_possible" | "missing";

/** A person gives up their seat, their offer or their place in line; the seat is offered to the next. Until the run ends. */
export async function cancelRegistration(
  db: Db,
  person: Pick<Person, "id">,
  runId: string,
  { reason = null, now = currentTime() }: { reason?: string | null; now?: Date } = {},
): Promise<Moved> {
  return move(db, person, runId, "cancel", { reason, now });
}

/** Takes the seat that a person was offered, until the offer ends. */
export async function acceptOffer(db: Db, person: Pick<Person, "id">, runId: string, now = currentTime()) {
  return move(db, person, runId, "accept", { now });
}

/** Declines it: the next in line is offered the seat. */
export async function declineOffer(db: Db, person: Pick<Person, "id">, runId: string, now = currentTime()) {
  return move(db, person, runId, "decline", { now });
}

/** Moves a registration on, with what follows for calendars and the waitlist. */
export async function move(
  db: Db,
  person: Pick<Person, "id">,
  runId: string,
  event: RegistrationEvent,
  { reason = null, now, by = person.id }: { reason?: string | null; now: Date; by?: string },
): Promise<Moved> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return "missing";
    await settleWaitlist(db, run, now); // an offer whose time is over cannot be accepted
    const registration = await findRegistration(db, runId, person.id);
    if (!registration) return "missing";
    const state = stateAfter(registration.state, event);
    if (state === null || run.endsAt <= now) return "not_possible";
    await updateRegistrations(db, [registration.id], { state, stateSince: now }, { by, reason });
    if (state === "registered") await beginTakingPart(db, run, [{ personId: person.id, by }]);
    else if (registration.state === "registered") await endTakingPart(db, run, person.id, now);
    await settleWaitlist(db, run, now);
    return { state };
  });
}
