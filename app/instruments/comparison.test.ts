import { expect, test } from "vitest";
import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { changesBetween, type RunAnswers, seriesOf } from "./comparison.ts";

const item: InstrumentItem = {
  ...{ key: "often", kind: "scale", question: "How often?", isOptional: false, notOnScale: 3 },
  options: ["Never", "Sometimes", "Always", "Did not look"],
};
const run = (id: string, opensOn: string, steps: number[], given: Partial<RunAnswers> = {}): RunAnswers => ({
  ...{ id, title: id, opensOn, isLinked: false, items: [item] },
  given: steps.map((often, at) => ({ personId: `person ${at}`, answers: { often } })),
  ...given,
});
const ten = (often: number) => Array.from({ length: 10 }, () => often);

test("a question asked in the same words stands beside itself, earliest first, and withheld below ten", () => {
  const [pre, mid, post] = [
    run("pre", "2026-09-01", [...ten(0), ...ten(2)]),
    run("mid", "2027-01-15", [0, 2]),
    run("post", "2027-06-01", [...ten(1), ...ten(2)]),
  ];
  const [series] = seriesOf(post, [post, mid, pre]);
  expect(series?.points.map(({ id, mean }) => [id, mean?.from])).toEqual([
    ["pre", 2],
    ["mid", undefined],
    ["post", 2.5],
  ]);
});

test("a question in other words, or with other answers, is another question", () => {
  const now = run("post", "2027-06-01", ten(1));
  const reworded = run("pre", "2026-09-01", ten(1), { items: [{ ...item, question: "How often now?" }] });
  const rescaled = run("mid", "2027-01-01", ten(1), { items: [{ ...item, options: ["No", "Some", "Yes", "None"] }] });
  expect(seriesOf(now, [now, reworded, rescaled])).toEqual([]);
  expect(changesBetween(reworded, now)).toEqual([]);
});

test("change is of the people who used the scale both times", () => {
  const before = run("pre", "2026-09-01", [0, 1, 2, 3]);
  const after = run("post", "2027-06-01", [2, 1, 1, 2, 2]);
  expect(changesBetween(before, after)).toEqual([{ key: "often", people: 3, mean: 0.3, up: 1, same: 1, down: 1 }]);
});
