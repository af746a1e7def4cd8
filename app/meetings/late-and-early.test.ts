import { expect, test } from "vitest";
import { clockOf, missedIn, shiftOf } from "./late-and-early.ts";
import { readParticipantFile } from "./participant-file.ts";

const meeting = { startsAt: new Date("2026-01-16T00:00:00Z"), minutes: 60, timeZone: "America/Los_Angeles" };
const clock = clockOf(meeting);
const stay = (from: string, to: string) => ({ from: Date.parse(`${from}Z`) / 1000, to: Date.parse(`${to}Z`) / 1000 });

const missed = (stays: ReturnType<typeof stay>[], all = stays) => {
  const shift = shiftOf(all, clock);
  return shift === null ? null : missedIn(stays, clock, shift);
};

test("minutes are noted from the first arrival and the last leaving, and a few are not", () => {
  expect(missed([stay("2026-01-15T16:12", "2026-01-15T16:30"), stay("2026-01-15T16:40", "2026-01-15T16:50")])).toEqual({
    lateMinutes: 12,
    leftEarlyMinutes: 10,
  });
  expect(missed([stay("2026-01-15T16:05", "2026-01-15T16:56")])).toEqual({ lateMinutes: null, leftEarlyMinutes: null });
});

test("files in another zone, and files without a day, are put on the meeting's clock", () => {
  const inUtc = stay("2026-01-16T00:15", "2026-01-16T01:00");
  const host = stay("2026-01-15T23:58", "2026-01-16T01:01");
  expect(missed([inUtc], [host, inUtc])).toEqual({ lateMinutes: 15, leftEarlyMinutes: null });
  expect(missed([{ from: 16.25 * 3600, to: 17 * 3600 }])).toEqual({ lateMinutes: 15, leftEarlyMinutes: null });
});

test("everybody being late is no other zone, and another day's file is not this meeting's", () => {
  expect(missed([stay("2026-01-15T16:20", "2026-01-15T17:00")])?.lateMinutes).toBe(20);
  expect(missed([stay("2026-01-22T16:00", "2026-01-22T17:00")])).toBeNull();
  expect(missed([])).toBeNull();
});

test("the two switches of the clocks do not move a wall time", () => {
  for (const [startsAt, day] of [
    ["2026-03-09T23:00:00Z", "2026-03-09"],
    ["2026-11-02T00:00:00Z", "2026-11-01"],
  ]) {
    const { start } = clockOf({ ...meeting, startsAt: new Date(startsAt ?? "") });
    expect(start).toBe(Date.parse(`${day}T16:00Z`) / 1000);
  }
});

test("a Meet report's times without a day are read as stays", () => {
  const read = readParticipantFile("Name,Duration,Time joined,Time exited\nAna Reyes,00:45:00,4:15 PM,5:00 PM\n");
  expect(typeof read === "string" ? read : read[0]?.stays).toEqual([{ from: 16.25 * 3600, to: 17 * 3600 }]);
});
