import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "#tests/effort.ts";
import {
  holdsSeat,
  isOpen,
  type RegistrationState,
  registrationEvents,
  registrationStates,
  stateAfter,
} from "./registration.ts";

test("nobody gets a seat without asking for it: only a registration, an accepted offer or asking at the door leads to one", () => {
  for (const state of [null, ...registrationStates]) {
    for (const event of registrationEvents) {
      if (stateAfter(state, event) === "registered") {
        if (event === "accept") expect(state).toBe("offered");
        else expect(["register", "walk_in"]).toContain(event);
      }
    }
  }
});

test("an offer is answered, lapses or ends with the run; it is never forgotten", () => {
  const ways = registrationEvents.filter((event) => stateAfter("offered", event) !== null);
  expect(ways).toEqual(["walk_in", "accept", "decline", "lapse", "cancel", "cancel_run"]);
});

test("a canceled run ends every registration that was open, for good", () => {
  for (const state of registrationStates) {
    expect(stateAfter(state, "cancel_run") !== null).toBe(isOpen(state));
  }
  expect(registrationEvents.filter((event) => stateAfter("run_canceled", event) !== null)).toEqual([]);
});

test("a seat is held from registering until it is given up, whatever happens", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...registrationEvents), { maxLength: 30 }), (events) => {
      let state: RegistrationState | null = null;
      for (const event of events) {
        const next: RegistrationState | null = stateAfter(state, event);
        if (next === null) continue;
        if (state && holdsSeat(state) && !holdsSeat(next)) {
          expect(["cancel", "decline", "lapse", "cancel_run"]).toContain(event);
        }
        state = next;
      }
    }),
    { numRuns: times(300) },
  );
});
