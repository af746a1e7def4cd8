import { expect, test } from "vitest";
import { answersIn, answersSchema } from "./answers.ts";

test("a blank form has no answers, and declining is one", () => {
  expect(answersIn({})).toEqual([]);
  expect(answersIn({ gender: "declined", race_declined: "on", race_asian: "on" })).toEqual([
    { question: "race", state: "declined", choices: [], details: {} },
    { question: "gender", state: "declined", choices: [], details: {} },
  ]);
});

test("several categories with detail in one's own words, which makes a category chosen, too", () => {
  const form = { race_black: "on", race_hispanic: "on", race_detail_black: "Eritrean", race_detail_asian: "Khmer" };
  expect(answersIn(form)).toEqual([
    {
      question: "race",
      state: "answered",
      choices: ["asian", "black", "hispanic"],
      details: { asian: "Khmer", black: "Eritrean" },
    },
  ]);
  expect(answersIn({ role_detail_other: "Bus driver" })).toMatchObject([{ choices: ["other"] }]);
  expect(answersIn({ ...form, race_declined: "on", race_detail_asian: "Khmer" })[0]?.state).toBe("declined");
});

test("choices that are not offered are no answer", () => {
  expect(answersIn({ gender: "robot", race_martian: "on", years: "" })).toEqual([]);
});

test("detail that is too long is refused beside its field", () => {
  const parsed = answersSchema().safeParse({ race_detail_black: "x".repeat(81) });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(["race_detail_black"]);
});
