import { expect, test } from "vitest";
import { dayAfter, dayAndTimeIn, dayBeginsAt, dayIn, dayInWords, dayOf, homeZone } from "./dates.ts";
import { isTimeZone, nearZones, otherZones } from "./zones.ts";

const evening = new Date("2026-11-24T05:30:00Z");

test("a moment falls on another day in another zone", () => {
  expect(dayOf(evening, homeZone)).toBe("2026-11-23");
  expect(dayOf(evening, "Africa/Mogadishu")).toBe("2026-11-24");
});

test("a day has no zone", () => expect(dayInWords("2025-09-02")).toBe("Tuesday, September 2, 2025"));

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

test("a day begins where one is, also when clocks change on it", () => {
  expect(dayBeginsAt("2026-11-24", homeZone).toISOString()).toBe("2026-11-24T08:00:00.000Z");
  expect(dayBeginsAt("2026-11-01", homeZone).toISOString()).toBe("2026-11-01T07:00:00.000Z");
  expect(dayBeginsAt(dayAfter("2026-11-01"), homeZone).toISOString()).toBe("2026-11-02T08:00:00.000Z");
  expect(dayBeginsAt("2026-03-08", "Pacific/Auckland").toISOString()).toBe("2026-03-07T11:00:00.000Z");
});
