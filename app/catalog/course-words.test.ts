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

test("a course after the first takes 60 to 90 minutes, in 6 to 8 lessons of 7 to 15, and says so alike everywhere", () => {
  const folders = globSync("content/courses/*").filter((folder) => !folder.endsWith("disaggregate-and-look-again"));
  expect(folders.length).toBeGreaterThanOrEqual(5);
  for (const folder of folders) {
    const minutes = globSync(`${folder}/[0-9]*.{md,mdx}`)
      .sort()
      .map((file) => Number(readFileSync(file, "utf8").match(/^minutes: (\d+)$/m)?.[1]));
    const sum = minutes.reduce((total, each) => total + each, 0);
    const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
    expect([minutes.length >= 6 && minutes.length <= 8, least >= 7, most <= 15], folder).toEqual([true, true, true]);
    expect(sum >= 60 && sum <= 90, `${folder}: ${sum}`).toBe(true);
    const said = readFileSync(`${folder}/course.mdx`, "utf8").match(/(\d+) minutes in \w+ lessons of (\d+) to (\d+)/);
    expect(said?.slice(1).map(Number), folder).toEqual([sum, least, most]);
    const parts = [
      ...readFileSync(`${folder}/facilitator.md`, "utf8").matchAll(/^\| (?:\d\. .*|In all) \| (\d+) \|$/gm),
    ];
    expect(
      parts.map(([, part]) => Number(part)),
      folder,
    ).toEqual([...minutes, sum]);
  }
});
