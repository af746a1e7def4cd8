import { expect, test } from "vitest";
import { mean, percent, type Row, rows, share, where } from "./figures.ts";

const counted = (all: Row[], column: string) => where(all, { [column]: "true" }).length;
const schoolYear = 180;
const daysMissed = (child: Row) =>
  Math.round(72 * (1 - Number(child.attendance_fall) / 100) + 108 * (1 - Number(child.attendance_spring) / 100));

test("four numbers about Tern Point Elementary are all true", () => {
  const children = where(rows("attendance"), { school: "Tern Point Elementary" });
  const missed = children.map(daysMissed);
  const perDay = missed.reduce((sum, days) => sum + days, 0) / schoolYear;
  const bands = [0, 1, 2, 3].map((band) => missed.filter((days) => Math.floor(days / 18) === band).length);
  expect(children.length).toBe(380);
  expect(Math.round(100 * (1 - perDay / children.length))).toBe(93);
  expect(share(children, "attends_regularly")).toBe(79);
  expect(children.length - counted(children, "attends_regularly")).toBe(78);
  expect(Math.round(perDay)).toBe(28);
  expect(bands).toEqual([302, 55, 23, 0]);
});

test("more students of each middle school are known by an adult than feel that they belong", () => {
  const bySchool = ["Cedar Flats Middle", "Heron Bay Middle", "Madrona Middle"].map((school) => {
    const students = where(rows("belonging"), { school });
    return [students.length, share(students, "belongs"), share(students, "known_by_adult")];
  });
  expect(bySchool).toEqual([
    [418, 66, 72],
    [387, 64, 78],
    [387, 68, 72],
  ]);
});

test("660 lines are 596 children, and more than half of each list came often", () => {
  const lines = rows("program-lists");
  expect([lines.length, new Set(lines.map(({ child }) => child)).size]).toEqual([660, 596]);
  expect([counted(lines, "came_often"), share(lines, "came_often")]).toEqual([375, 57]);
  const byList = [
    "Cedar Flats district list",
    "Lantern Bridge Families",
    "Many Paths Learning",
    "Open Gate Collective",
    "Riverstone Youth",
  ].map((list) => {
    const own = where(lines, { list });
    return [own.length, counted(own, "came_often"), share(own, "came_often")];
  });
  expect(byList).toEqual([
    [300, 170, 57],
    [90, 50, 56],
    [90, 49, 54],
    [90, 54, 60],
    [90, 52, 58],
  ]);
});

test("silence leaves the share who belong between 57 and 71 percent", () => {
  const asked = rows("attendance").filter(({ grade_band = "" }) => ["6–8", "9–12"].includes(grade_band)).length;
  const answered = rows("belonging");
  const agreed = counted(answered, "belongs");
  const silent = asked - answered.length;
  expect([asked, answered.length, agreed, silent]).toEqual([2700, 2322, 1533, 378]);
  expect([agreed, agreed + silent].map((most) => percent(most, asked))).toEqual([57, 71]);
});

test("referrals differ where an adult judged", () => {
  const byAdult = ["Yes", "No"].map((familiar_adult) => {
    const students = where(rows("belonging"), { familiar_adult });
    return [students.length, share(students, "referred_seen"), share(students, "referred_judged")];
  });
  expect(byAdult).toEqual([
    [1709, 5, 7],
    [613, 5, 18],
  ]);
});

test("three districts are alike, and a bar cut at 80 says otherwise", () => {
  const shares = ["Cedar Flats", "Heron Bay", "Madrona Valley"].map((district) => {
    const children = where(rows("attendance"), { district });
    return [children.length, Math.round((1000 * counted(children, "attends_regularly")) / children.length) / 10];
  });
  expect(shares).toEqual([
    [1800, 82.6],
    [1660, 81.6],
    [1640, 81.4],
  ]);
});

test("the drop in Heron Bay is about 37 children a day, all of them on long routes", () => {
  const change = (children: string) => {
    const [december, january] = ["December", "January"].map((month) =>
      mean(where(rows("attendance-by-month"), { district: "Heron Bay", children, month }), "attendance"),
    );
    return (Number(december) - Number(january)) / 100;
  };
  const longRides = where(rows("attendance"), { district: "Heron Bay", ride: "Long bus ride" }).length;
  expect(Math.round(1660 * change("All children"))).toBe(37);
  expect([longRides, Math.round(longRides * change("Long bus ride"))]).toEqual([302, 38]);
});
