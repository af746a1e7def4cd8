import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const texts = globSync("content/courses/*/*.{md,mdx}").map((path) => readFileSync(path, "utf8"));

/** The text between each start and the first end after it. */
const between = (text: string, start: string, end: string) =>
  text
    .split(start)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(end)));

test("every chart of rates names its n", () => {
  const charts = texts.flatMap((text) => [
    ...between(text, "<Chart\n", "\n/>"),
    ...between(text, ":::chart{", "\n```\n"),
  ]);
  const rates = charts.filter((chart) => chart.includes('unit="%"'));
  expect(rates.length).toBeGreaterThan(4);
  expect(rates.filter((chart) => !/\bn="/.test(chart))).toEqual([]);
});

test("the right answer is neither the longest nor the shortest in more than half of the questions", () => {
  const questions = texts
    .flatMap((text) => between(text, "<Check\n", "\n/>"))
    .filter((check) => check.includes('type="single"'))
    .map((check) =>
      [...check.matchAll(/text: "(.*?)", correct: (true|false)/g)].map(([, words = "", is]) => ({
        length: words.length,
        isRight: is === "true",
      })),
    );
  expect(questions.length).toBeGreaterThan(3);
  const atThe = (end: (...lengths: number[]) => number) =>
    questions.filter((options) => {
      const length = end(...options.map((option) => option.length));
      return options.some((option) => option.isRight && option.length === length);
    });
  expect(atThe(Math.max).length).toBeLessThanOrEqual(questions.length / 2);
  expect(atThe(Math.min).length).toBeLessThanOrEqual(questions.length / 2);
});
