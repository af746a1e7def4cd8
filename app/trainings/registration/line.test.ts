import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "#tests/effort.ts";
import { placeInOrder } from "./placing.ts";
import { holdsSeat, isOpen, type RegistrationState, stateAfter } from "./registration.ts";
import { freeSeats, type HeldSeats, nextOffers, type OfferRule } from "./seats.ts";

const minute = 60_000;
const start = Date.UTC(2026, 10, 2, 18);
const run = {
  ...{ publishedAt: new Date(start), canceledAt: null, opensAt: null, closesAt: null },
  ...{ startsAt: new Date(start + 1e6 * minute), endsAt: new Date(start + 2e6 * minute) },
};

type Line = { state: RegistrationState; queuedAt: Date | null; organizationId: string | null };

/** A run of a training as the verbs keep it, in memory: every change is followed by offers to whom it is due. */
class Simulation {
  readonly people = new Map<string, Line>();
  readonly offers = { made: 0, answered: 0 };
  now = start;
  private readonly capacity: number;
  private readonly held: readonly HeldSeats[];
  private readonly rule: OfferRule;

  constructor(capacity: number, held: readonly HeldSeats[], rule: OfferRule) {
    this.capacity = capacity;
    this.held = held;
    this.rule = rule;
  }

  seating() {
    const taken = new Map<string | null, number>();
    for (const { state, organizationId } of this.people.values())
      if (holdsSeat(state)) taken.set(organizationId, (taken.get(organizationId) ?? 0) + 1);
    return { capacity: this.capacity, held: this.held, taken };
  }

  waiting() {
    return [...this.people].flatMap(([id, { state, queuedAt, organizationId }]) =>
      state === "waitlisted" && queuedAt ? [{ id, queuedAt, organizationId }] : [],
    );
  }

  register(id: string, organizationId: string | null) {
    const states = new Map([...this.people].map(([id, { state }]) => [id, state]));
    const queued = [...this.people.values()].flatMap(({ queuedAt }) => queuedAt?.getTime() ?? []);
    const lastQueuedAt = queued.length > 0 ? new Date(Math.max(...queued)) : null;
    const asking = { personId: id, organizationId, now: new Date(this.now) };
    const [placed] = placeInOrder(run, [asking], { seating: this.seating(), states, lastQueuedAt });
    if (placed && "queuedAt" in placed)
      this.people.set(id, { state: placed.state, queuedAt: placed.queuedAt, organizationId });
  }

  move(id: string, event: (typeof moves)[number]) {
    const line = this.people.get(id);
    const state = line ? stateAfter(line.state, event) : null;
    if (!line || !state) return;
    if (line.state === "offered") this.offers.answered += 1;
    this.people.set(id, { ...line, state });
  }

  offer() {
    for (const { id } of nextOffers(this.seating(), this.rule, this.waiting(), new Date(this.now))) {
      const line = this.people.get(id);
      if (!line) continue;
      expect(stateAfter(line.state, "offer")).toBe("offered");
      this.people.set(id, { ...line, state: "offered" });
      this.offers.made += 1;
    }
  }
}

const moves = ["accept", "decline", "lapse", "cancel"] as const;
const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const organization = fc.constantFrom(null, "fern", "maple");
const step = fc.record({
  id: fc.constantFrom(...ids),
  what: fc.constantFrom("register", "register", ...moves),
  organizationId: organization,
  minutes: fc.integer({ min: 0, max: 50_000 }),
});

test("whatever people do, no seat is taken twice, every offer is accounted for, and nobody's turn is lost", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom<OfferRule>("order", "organizations"),
      fc.option(fc.record({ seats: fc.integer({ min: 1, max: 3 }), after: fc.integer({ min: 0, max: 400_000 }) })),
      fc.array(step, { maxLength: 60 }),
      (capacity, rule, hold, steps) => {
        const held = hold
          ? [{ organizationId: "maple", seats: hold.seats, releaseAt: new Date(start + hold.after * minute) }]
          : [];
        const simulation = new Simulation(capacity, held, rule);
        for (const { id, what, organizationId, minutes } of steps) {
          simulation.now += minutes * minute;
          simulation.offer(); // the job of each minute
          if (what === "register") simulation.register(id, organizationId);
          else simulation.move(id, what);
          simulation.offer();
          const lines = [...simulation.people.values()];
          expect(lines.filter(({ state }) => holdsSeat(state)).length).toBeLessThanOrEqual(capacity);
          const open = lines.filter(({ state }) => state === "offered").length;
          expect(simulation.offers.made).toBe(simulation.offers.answered + open);
          // Nobody waits for whom a seat is free, and each who waits has a place of their own.
          for (const each of simulation.waiting()) {
            expect(freeSeats(simulation.seating(), each.organizationId, new Date(simulation.now))).toBe(0);
          }
          const places = simulation.waiting().map(({ queuedAt }) => queuedAt.getTime());
          expect(new Set(places).size).toBe(places.length);
          expect(lines.every(({ state }) => isOpen(state) || ["canceled", "declined", "lapsed"].includes(state))).toBe(
            true,
          );
        }
      },
    ),
    { numRuns: times(200) },
  );
});
