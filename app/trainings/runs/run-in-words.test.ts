import { expect, test } from "vitest";
import { monthData } from "./month-data.server.ts";
import { lastMinuteInWords, sessionHoursInWords } from "./run-in-words.ts";

const timeZone = "America/Los_Angeles";
const beginnings = ["2027-03-10T17:00:00Z", "2027-03-17T16:00:00Z"]; // the clocks change between them

test("hours say their zone on each side of a change of the clocks, since readers may live in another", () => {
  const sessions = beginnings.map((begins) => {
    const startsAt = new Date(begins);
    return { startsAt, endsAt: new Date(startsAt.getTime() + 10_800_000), timeZone };
  });
  expect(sessions.map(sessionHoursInWords)).toEqual(["9:00 AM to 12:00 PM PST", "9:00 AM to 12:00 PM PDT"]);
});

test("so does the calendar of a month", () => {
  const sessions = beginnings.map((begins) => ({
    ...{ id: begins, runId: "run", title: "Logic models", day: begins.slice(0, 10) },
    ...{ startsAt: new Date(begins), timeZone },
  }));
  const days = monthData("2027-03", sessions, (month) => `/trainings?month=${month}`).weeks.flat();
  expect(days.flatMap((day) => day?.sessions.map(({ time }) => time) ?? [])).toEqual(["9:00 AM PST", "9:00 AM PDT"]);
});

test("the end of a day is named by that day, not by the midnight after it", () => {
  expect(lastMinuteInWords(new Date("2027-03-02T08:00:00Z"), timeZone)).toBe("Monday, March 1, 2027 at 11:59 PM PST");
});
