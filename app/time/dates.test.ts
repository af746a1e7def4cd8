import { expect, test } from "vitest";
import {
  dayAfter,
  dayAndTimeIn,
  dayBeginsAt,
  dayIn,
  dayInWords,
  dayOf,
  homeZone,
  momentAt,
  timeOf,
  weeksAfter,
} from "./dates.ts";
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

test("a weekly meeting stays at its wall time across both switches of the clocks", () => {
  const weeks = Array.from({ length: 40 }, (_, week) => weeksAfter("2026-09-16", week));
  const moments = weeks.map((day) => momentAt(day, "16:00", homeZone));
  expect(moments.map((moment) => timeOf(moment, homeZone))).toEqual(weeks.map(() => "16:00"));
  expect(moments.map((moment) => dayOf(moment, homeZone))).toEqual(weeks);
  const hours = new Set(moments.map((moment) => moment.toISOString().slice(11, 16)));
  expect(hours).toEqual(new Set(["23:00", "00:00"]));
});

test.each([
  ["2026-03-08", "02:30", homeZone, "2026-03-08T10:30:00.000Z"], // skipped: 3:30 PDT
  ["2026-03-08", "03:00", homeZone, "2026-03-08T10:00:00.000Z"],
  ["2026-11-01", "01:30", homeZone, "2026-11-01T08:30:00.000Z"], // twice: the first, PDT
  ["2026-11-01", "02:00", homeZone, "2026-11-01T10:00:00.000Z"],
  ["2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"], // skipped by half an hour
  ["2026-11-24", "00:00", "Asia/Kathmandu", "2026-11-23T18:15:00.000Z"],
])("%s %s in %s is %s", (day, time, zone, moment) => expect(momentAt(day, time, zone).toISOString()).toBe(moment));
