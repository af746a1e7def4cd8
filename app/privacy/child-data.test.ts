import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findChildData, findChildDataInName } from "./child-data.ts";

/** Invented names, ids and dates: no child is behind any of them. */
const found: [string, string, string][] = [
  [
    "a roster with birth dates",
    "Name\tDOB\tGrade\nAmina Example\t3/14/2015\t4\nLuis Sample\t2/2/2016\t4\nMai Test\t9/9/2015\t4",
    "birth-dates names",
  ],
  [
    "names and dates without a heading",
    "Amina Example, 2015-03-14\nLuis Sample, 2016-02-02\nMai Test, 2015-09-09",
    "birth-dates names",
  ],
  [
    "last name first",
    "Example, Amina\t2015-03-14\nSample, Luis\t2016-02-02\nTest, Mai\t2015-09-09",
    "birth-dates names",
  ],
  ["a column of student ids", "Student ID\tAbsences\n4001122\t3\n4001123\t9\n4001124\t0", "student-ids"],
  ["short local ids under their heading", "Student ID\tBus\n40011\t7\n40012\t9\n40013\t7", "student-ids"],
  ["SSIDs of ten digits", "1234567890 12\n1234567891 4\n1234567892 7", "student-ids"],
  ["one labeled id in a sentence", "I looked up SSID 1234567890 in the system.", "student-ids"],
  ["a student number after a colon", "student number: 40011223, absent often", "student-ids"],
  ["first and last names in columns", "Amina\tExample\t4\nLuis\tSample\t4\nMai\tTest\t5", "names"],
  ["names with a reading level", "Amina Example;12\nLuis Sample;9\nMai Test;14", "names"],
  ["names and yes or no", "Amina Example | yes\nLuis Sample | no\nMai Test | yes", "names"],
  ["a heading in Spanish", "nombre,fecha de nacimiento\na,1\nb,2", "birth-dates"],
  ["student names under their heading", "Student name,Bus\nA. E.,7\nL. S.,9", "names"],
  ["accents and hyphens", "Zoë Peña-Ruiz\t4\nĐặng Mai\t4\nAmina O’Example\t5", "names"],
];

test.each(found)("%s", (_, text, kinds) => {
  expect(
    findChildData(text)
      .map(({ kind }) => kind)
      .join(" "),
  ).toBe(kinds);
});

const notFound: [string, string][] = [
  ["nothing", ""],
  ["a story about one child", "Amina said that bus 7 leaves at 3:04, and that she waits for her brother."],
  ["counts by group", "Group\tStudents\tAbsent\nBlack\t120\t14\nWhite\t98\t9\nLatino\t143\t20"],
  ["schools with counts", "Maple Elementary\t412\nHeron Middle School\t688\nTwo Rivers High\t1204"],
  ["dates of meetings", "Date\tTopic\n2026-10-01\tListening\n2026-11-05\tBuses\n2026-12-03\tFamilies"],
  ["years in a row", "2019 2020 2021 2022 2023 2024 2025 2026"],
  ["phone numbers", "Call 206-555-0143, phone 2065550143\nTel 2065550199\nFax 2065550188"],
  ["a Zoom link", "https://example.zoom.us/j/84512345678\nMeeting ID 84512345678\nPasscode 123456"],
  ["money", "$1,250,000 for buses\n$2,400,000 for counselors\n$3,100,000 for food"],
  ["large counts with commas", "1,102,384 students\n1,088,959 students\n1,091,343 students"],
  ["two rows are no roster", "Amina Example\t4\nLuis Sample\t5"],
  ["who attended, without anything about them", "Teresa Quintero\nSolomon Asfaw\nBernadette Yazzie"],
  ["answers to a survey", "Strongly Agree,14\nSomewhat Agree,22\nSomewhat Disagree,9"],
  ["months", "September,92\nOctober,90\nNovember,88"],
  ["the word in a sentence", "Student names never go in here, and neither does a date of birth."],
  ["a column of counts called students", "School,Student\nMaple,120\nHeron,98\nAlder,143"],
  ["bus routes", "Route 7\t3:04\nRoute 9\t3:10\nRoute 12\t3:15"],
];

test.each(notFound)("not in %s", (_, text) => expect(findChildData(text)).toEqual([]));

test("the first line of each is reported after any other text", () => {
  const roster = "Amina Example\t4\nLuis Sample\t4\nMai Test\t5";
  expect(findChildData(`What we see:\n\n${roster}`)).toEqual([{ kind: "names", line: 3 }]);
});

test("any text is looked through without failing, and a finding names a line of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      for (const { line } of findChildData(text)) expect(line).toBeLessThanOrEqual(text.split("\n").length);
    }),
  );
});

test("a hundred thousand characters take no time to speak of", () => {
  // Each pattern looks at a line once: a quadratic one would not end within the test's time.
  expect(findChildData("1".repeat(100_000))).toEqual([]);
  expect(findChildData("A ".repeat(50_000))).toEqual([]);
  expect(findChildData("phone ".repeat(16_000))).toEqual([]);
});

describe("a file's name", () => {
  test.each(["Student_Roster.pdf", "grade4-class-list.jpg", "ssid.pdf", "student-ids.png", "IEP_meeting.pdf"])(
    "%s is one of a list of children",
    (name) => expect(findChildDataInName(name)).toHaveLength(1),
  );
  test.each(["wall chart.jpg", "IMG_2041.HEIC", "listening-plan.pdf", "student voice.pdf", "bus routes.png"])(
    "%s is not",
    (name) => expect(findChildDataInName(name)).toEqual([]),
  );
});
