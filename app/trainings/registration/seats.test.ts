import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { times } from "#tests/effort.ts";
import { freeSeats, type HeldSeats, hasPositions, nextOffers, type Waiting } from "./seats.ts";

const now = new Date("2026-11-28T20:00:00Z");
const later = new Date("2026-12-05T20:00:00Z");
const held = (organizationId: string, seats: number, releaseAt = later): HeldSeats => ({
  organizationId,
  seats,
  releaseAt,
});
const waiting = (id: string, organizationId: string | null, minute = 0): Waiting => ({
  id,
  organizationId,
  queuedAt: new Date(Date.UTC(2026, 10, 20, 8, minute)),
});

describe("free seats", () => {
  test("are those that nobody took", () => {
    expect(freeSeats({ capacity: 5, held: [], taken: new Map([[null, 2]]) }, "maple", now)).toBe(3);
    expect(freeSeats({ capacity: 0, held: [], taken: new Map() }, "maple", now)).toBe(0);
  });

  test("leave out what is held for another organization, until the hold ends", () => {
    const seating = { capacity: 5, held: [held("maple", 2)], taken: new Map([["fern", 3]]) };
    expect(freeSeats(seating, "fern", now)).toBe(0);
    expect(freeSeats(seating, "maple", now)).toBe(2);
    expect(freeSeats(seating, "fern", later)).toBe(2);
  });

  test("count an organization's people against its held seats first", () => {
    const seating = { capacity: 5, held: [held("maple", 2)], taken: new Map([["maple", 2]]) };
    expect(freeSeats(seating, "fern", now)).toBe(3);
  });
});

describe("offers", () => {
  const waitlist = [waiting("a", "fern", 0), waiting("b", "maple", 1), waiting("c", null, 2)];

  test("go in order", () => {
    const offered = nextOffers({ capacity: 2, held: [], taken: new Map() }, "order", waitlist, now);
    expect(offered.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("go first to organizations without a seat, in turn", () => {
    const taken = new Map([["fern", 1]]);
    const all = nextOffers({ capacity: 4, held: [], taken }, "organizations", waitlist, now);
    expect(all.map(({ id }) => id)).toEqual(["b", "c", "a"]);
  });

  test("skip whom no seat is free for, who keeps their turn", () => {
    const seating = { capacity: 1, held: [held("maple", 1)], taken: new Map() };
    expect(nextOffers(seating, "order", waitlist, now).map(({ id }) => id)).toEqual(["b"]);
  });

  test("never exceed the capacity, never touch others' held seats, and leave no seat free that anyone could have", () => {
    const organization = fc.constantFrom(null, "fern", "maple", "oak");
    const worlds = fc.record({
      capacity: fc.integer({ min: 0, max: 12 }),
      held: fc.uniqueArray(
        fc.record({
          organizationId: fc.constantFrom("fern", "maple", "oak"),
          seats: fc.integer({ min: 1, max: 4 }),
          releaseAt: fc.constantFrom(now, later),
        }),
        { selector: ({ organizationId }) => organizationId, maxLength: 3 },
      ),
      taken: fc
        .array(fc.tuple(organization, fc.integer({ min: 0, max: 4 })), { maxLength: 4 })
        .map((all) => new Map(all)),
      waitlist: fc
        .array(fc.tuple(organization, fc.integer({ min: 0, max: 59 })), { maxLength: 15 })
        .map((all) => all.map(([organizationId, minute], at) => waiting(`${at}`, organizationId, minute))),
      rule: fc.constantFrom("order" as const, "organizations" as const),
    });
    fc.assert(
      fc.property(worlds, ({ capacity, held, taken, waitlist, rule }) => {
        const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
        const before = sum(taken.values());
        const offers = nextOffers({ capacity, held, taken }, rule, waitlist, now);
        const after = new Map<string | null, number>(taken);
        for (const { organizationId } of offers) after.set(organizationId, (after.get(organizationId) ?? 0) + 1);
        expect(sum(after.values())).toBeLessThanOrEqual(Math.max(capacity, before));
        expect(new Set(offers).size).toBe(offers.length);
        const left = waitlist.filter((each) => !offers.includes(each));
        for (const { organizationId } of left) {
          expect(freeSeats({ capacity, held, taken: after }, organizationId, now)).toBe(0);
        }
      }),
      { numRuns: times(200) },
    );
  });
});

test("a place in line is shown only where seats go in order and none is held", () => {
  expect(hasPositions("order", [], now)).toBe(true);
  expect(hasPositions("order", [held("maple", 1, now)], now)).toBe(true);
  expect(hasPositions("order", [held("maple", 1)], now)).toBe(false);
  expect(hasPositions("organizations", [], now)).toBe(false);
});
