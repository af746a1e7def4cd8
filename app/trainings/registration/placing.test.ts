import { expect, test } from "vitest";
import { placeInOrder } from "./placing.ts";

const now = new Date("2026-11-02T18:00:00Z");
const run = {
  ...{ publishedAt: now, canceledAt: null, opensAt: null, closesAt: new Date("2026-12-01T18:00:00Z") },
  ...{ startsAt: new Date("2026-12-10T18:00:00Z"), endsAt: new Date("2026-12-10T21:00:00Z") },
};
const asks = (personId: string, organizationId: string | null = null, at = now) => ({
  ...{ personId, organizationId, now: at },
});
const empty = { seating: { capacity: 2, held: [], taken: new Map() }, states: new Map(), lastQueuedAt: null };
const registered = { state: "registered", isNew: true, queuedAt: null };

test("seats go to the first who ask, and the line keeps their order, pressed twice or not", () => {
  const placed = placeInOrder(run, [asks("a"), asks("a"), asks("b"), asks("c"), asks("d"), asks("c")], empty);
  expect(placed).toEqual([
    registered,
    { state: "registered", isNew: false },
    registered,
    { state: "waitlisted", isNew: true, queuedAt: now },
    { state: "waitlisted", isNew: true, queuedAt: new Date(now.getTime() + 1) },
    { state: "waitlisted", isNew: false },
  ]);
});

test("each is judged at the moment of asking, and by the seats held for others", () => {
  const held = [{ organizationId: "maple", seats: 2, releaseAt: new Date("2026-11-20T18:00:00Z") }];
  const late = new Date("2026-12-02T18:00:00Z");
  const situation = { ...empty, seating: { ...empty.seating, held }, states: new Map([["e", "attended" as const]]) };
  expect(
    placeInOrder(run, [asks("a", "fern"), asks("b", "maple"), asks("c", null, late), asks("e", "maple")], situation),
  ).toEqual([
    { state: "waitlisted", isNew: true, queuedAt: now },
    registered,
    { refused: "closed" },
    { refused: "over" },
  ]);
});
