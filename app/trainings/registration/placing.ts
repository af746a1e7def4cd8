import { phaseOfRun, type RunDates, type RunPhase } from "../runs/run.ts";
import { isOpen, type RegistrationState, stateAfter } from "./registration.ts";
import { freeSeats, type Seating } from "./seats.ts";

/** A person who asks for a seat, at the moment `now`. */
export type Asking = { personId: string; organizationId: string | null; now: Date };

export type Placed =
  | { state: "registered"; isNew: true; queuedAt: null }
  | { state: "waitlisted"; isNew: true; queuedAt: Date }
  /** Registered, waiting or offered a seat already. */
  | { state: RegistrationState; isNew: false }
  | { refused: Exclude<RunPhase, "open" | "draft"> | "missing" };

type Situation = {
  seating: Seating;
  /** Where people stand who asked before. */
  states: ReadonlyMap<string, RegistrationState>;
  /** When the newest of the waitlist joined it; null for none. */
  lastQueuedAt: Date | null;
};

/**
 * Gives people who ask for a seat one after the other a free seat or a place at the end of the waitlist. A place comes
 * after all earlier ones, also if somebody asked before those but was heard later.
 */
export function placeInOrder(run: RunDates, asking: readonly Asking[], situation: Situation): Placed[] {
  const [states, taken] = [new Map(situation.states), new Map(situation.seating.taken)];
  let last = situation.lastQueuedAt;
  return asking.map(({ personId, organizationId, now }): Placed => {
    const phase = phaseOfRun(run, now);
    if (phase !== "open") return { refused: phase === "draft" ? "missing" : phase };
    const earlier = states.get(personId) ?? null;
    if (earlier && isOpen(earlier)) return { state: earlier, isNew: false };
    const isFree = freeSeats({ ...situation.seating, taken }, organizationId, now) > 0;
    const state = stateAfter(earlier, isFree ? "register" : "waitlist");
    if (state === "registered") {
      taken.set(organizationId, (taken.get(organizationId) ?? 0) + 1);
      states.set(personId, state);
      return { state, isNew: true, queuedAt: null };
    }
    // Only a canceled run's registrations and attended ones cannot start anew.
    if (state !== "waitlisted") return { refused: earlier === "run_canceled" ? "canceled" : "over" };
    last = last && last >= now ? new Date(last.getTime() + 1) : now;
    states.set(personId, state);
    return { state, isNew: true, queuedAt: last };
  });
}
