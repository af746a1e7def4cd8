import { expect, test } from "vitest";
import type { Instrument } from "#app/catalog/instrument.ts";
import { type SurveyRun, surveyCells } from "./survey.ts";

const item = {
  ...{ key: "respected", kind: "scale" as const, question: "I felt respected.", isOptional: false, notOnScale: null },
  options: ["No", "Rather not", "Rather", "Yes"],
};
const definition: Instrument = {
  ...{
    slug: "evaluation",
    title: "Evaluation",
    kind: "evaluation",
    isLinked: false,
    minutes: 2,
    purpose: "",
    intro: "",
  },
  ...{ language: "en", items: [item], sources: [], problem: null },
};
/** A sending with these answers, steps from 1, of twice as many people asked. */
const run = (steps: number[]): SurveyRun => ({
  ...{ slug: "evaluation", definition, asked: 2 * steps.length, answered: steps.length },
  answers: steps.map((step) => ({ respected: step - 1 })),
});
const ten = [1, 2, 2, 2, 3, 3, 3, 3, 4, 4];
const meanOf = (runs: SurveyRun[], earlier: Parameters<typeof surveyCells>[1] = []) =>
  surveyCells(runs, earlier).find(({ measure }) => measure === "mean");

test("sendings with fewer than ten answers are no part of an average, so that nobody can subtract the others", () => {
  expect(meanOf([run(ten)])).toMatchObject({ state: "shown", value: 2.7, outOf: 10 });
  expect(meanOf([run(ten), run([1, 1, 1, 1])])).toMatchObject({ value: 2.7, outOf: 10 });
  expect(meanOf([run(ten.slice(1)), run([4, 4])])).toMatchObject({ state: "withheld", value: null, outOf: null });
  expect(meanOf([run(ten), run(ten)])).toMatchObject({ value: 2.7, outOf: 20 });
});

test("the response rate is of everyone who was asked, as a band near its ends", () => {
  const rateOf = (runs: SurveyRun[]) => surveyCells(runs).find(({ measure }) => measure === "response");
  expect(rateOf([run(ten)])).toMatchObject({ state: "shown", value: 50, outOf: 20 });
  expect(rateOf([{ ...run(ten), asked: 10 }])).toMatchObject({ state: "range", value: null, low: 80, high: 100 });
  expect(rateOf([run([1, 2])])).toMatchObject({ state: "withheld", outOf: null });
  expect(rateOf([run(ten), { ...run([1, 2]), asked: 9 }])).toMatchObject({ state: "shown", value: 50, outOf: 20 });
});

test("an average at an end of its scale is a band", () => {
  expect(meanOf([run(Array(10).fill(4))])).toMatchObject({ state: "range", value: null, high: 4 });
});

test("a correction by fewer than ten answers withholds the average; one by ten shows the new one", () => {
  const first = surveyCells([run(ten)]);
  expect(meanOf([run(ten)], [first])).toMatchObject({ state: "shown", value: 2.7 });
  expect(meanOf([run([...ten, 4])], [first])).toMatchObject({ state: "withheld" });
  expect(meanOf([run([...ten.slice(1), 4])], [first])).toMatchObject({ state: "withheld" });
  expect(meanOf([run(ten), run(ten)], [first])).toMatchObject({ state: "shown", outOf: 20 });
});

test("a question in other words or on another scale has a row of its own", () => {
  const other = { ...definition, items: [{ ...item, question: "I felt heard." }] };
  const cells = surveyCells([run(ten), { ...run(ten), definition: other }]).filter(({ measure }) => measure === "mean");
  expect(cells.map(({ label }) => label)).toEqual(["I felt respected. (1 to 4)", "I felt heard. (1 to 4)"]);
  expect(new Set(cells.map(({ row }) => row)).size).toBe(2);
});
