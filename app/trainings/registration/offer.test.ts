import { expect, test } from "vitest";
import { offerEndsAt } from "./offer.ts";

const run = { offerMinutes: 1440, startsAt: new Date("2026-12-20T17:00:00Z"), timeZone: "America/Los_Angeles" };
const ends = (now: string, given: Partial<typeof run> = {}) =>
  offerEndsAt({ ...run, ...given }, new Date(now))?.toISOString() ?? null;

test.each([
  ["by day: a day later", "2026-12-01T20:00:00Z", {}, "2026-12-02T20:00:00.000Z"],
  ["made at night: counted from 8 in the morning", "2026-12-01T07:00:00Z", {}, "2026-12-02T16:00:00.000Z"],
  ["made before dawn: counted from 8 in the morning", "2026-12-01T12:00:00Z", {}, "2026-12-02T16:00:00.000Z"],
  ["ending at night: an hour after it", "2026-12-02T00:00:00Z", { offerMinutes: 480 }, "2026-12-02T17:00:00.000Z"],
  ["near the start: half of what is left", "2026-12-20T13:00:00Z", {}, "2026-12-20T15:00:00.000Z"],
  ["too near the start: no offer", "2026-12-20T16:30:00Z", {}, null],
  ["after the start: no offer", "2026-12-20T18:00:00Z", {}, null],
  [
    "across the night on which clocks go back",
    "2026-11-01T06:30:00Z",
    { startsAt: new Date("2026-11-20T17:00:00Z") },
    "2026-11-02T16:00:00.000Z",
  ],
])("an offer %s", (_, now, given, expected) => {
  expect(ends(now, given)).toBe(expected);
});
