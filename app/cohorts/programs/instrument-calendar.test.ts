import { expect, test } from "vitest";
import { comingAfter, openingsOf } from "./instrument-calendar.ts";

const cohort = { startsOn: "2030-09-03", endsOn: "2031-06-10", sessions: [{ day: "2030-09-10", title: "Kick-off" }] };
const scheduled = (given: object) => ({ instrument: "pre", title: "Before", note: "", ...given });

test("an instrument opens in its week, after each session, or days after the end, if there is one", () => {
  expect(openingsOf(scheduled({ week: 2 }), cohort)).toEqual([{ opensOn: "2030-09-17", session: null }]);
  expect(openingsOf(scheduled({ after: "each-session" }), cohort)).toEqual([
    { opensOn: "2030-09-10", session: "Kick-off" },
  ]);
  expect(openingsOf(scheduled({ after: "end", days: 90 }), cohort)).toEqual([{ opensOn: "2031-09-08", session: null }]);
  expect(openingsOf(scheduled({ after: "end" }), { ...cohort, endsOn: null })).toEqual([]);
});

test("what comes is in order of days, and what follows each session is last", () => {
  const all = [
    scheduled({ after: "each-session", title: "Exit ticket" }),
    scheduled({ after: "end", days: 90, title: "Later" }),
    scheduled({ week: 20, title: "Half time" }),
    scheduled({ week: 0, title: "Before" }),
  ];
  expect(comingAfter("2030-10-01", all, cohort).map(({ title, opensOn }) => [title, opensOn])).toEqual([
    ["Half time", "2031-01-21"],
    ["Later", "2031-09-08"],
    ["Exit ticket", null],
  ]);
});
