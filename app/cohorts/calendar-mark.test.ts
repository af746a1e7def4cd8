import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarMark } from "./calendar-mark.ts";

test("a mark shows sessions in their place, those held and those to come, and today between them", () => {
  const year = { startsOn: "2026-09-01", endsOn: "2026-09-11" };
  expect(calendarMark(year, ["2026-09-01", "2026-09-06", "2026-09-11"], "2026-09-06")).toEqual({
    sessions: [
      { at: 0, isHeld: true },
      { at: 0.5, isHeld: false },
      { at: 1, isHeld: false },
    ],
    today: 0.5,
  });
  expect(calendarMark(year, [], "2027-01-01").today).toBe(null);
  expect(calendarMark({ startsOn: "2026-09-01", endsOn: "2026-09-01" }, [], "2026-09-01").today).toBe(0);
});

test("nothing is ever drawn outside, whatever the days", () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.option(day), fc.array(day, { maxLength: 40 }), day, (startsOn, endsOn, days, today) => {
      const { sessions, today: now } = calendarMark({ startsOn, endsOn }, days, today);
      for (const at of [...sessions.map(({ at }) => at), now ?? 0]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(1);
      }
    }),
  );
});
