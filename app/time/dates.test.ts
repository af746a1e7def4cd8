import { expect, test } from "vitest";
import { dayAndTimeIn, dayIn, dayInWords, dayOf, homeZone } from "./dates.ts";
import { isTimeZone, nearZones, otherZones } from "./zones.ts";

const evening = new Date("2026-11-24T05:30:00Z");

test("a moment falls on another day in another zone", () => {
  expect(dayOf(evening, homeZone)).toBe("2026-11-23");
  expect(dayOf(evening, "Africa/Mogadishu")).toBe("2026-11-24");
});

test("a day has no zone", () => expect(dayInWords("2025-09-02")).toBe("September 2, 2025"));

test("a moment says its weekday and its zone", () => {
  const iso = evening.toISOString();
  expect(dayIn("Africa/Mogadishu", iso)).toBe("Tuesday, November 24, 2026");
  expect(dayAndTimeIn(homeZone, iso).replace(/\s+/g, " ")).toBe("Monday, November 23, 2026 at 9:30 PM PST");
});

test("zones are known ones, each listed once", () => {
  expect(nearZones.every(({ id }) => isTimeZone(id))).toBe(true);
  expect(isTimeZone("Africa/Mogadishu")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
  expect(new Set(otherZones()).size).toBe(otherZones().length);
});
