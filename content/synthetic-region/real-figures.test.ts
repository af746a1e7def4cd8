import { expect, test } from "vitest";
import { percent } from "./figures.ts";

test("Wilson intervals around 60 percent are as lesson 4 has them", () => {
  expect([10, 20, 50, 100, 500].map((n) => wilson(0.6, n))).toEqual([
    [31, 83],
    [39, 78],
    [46, 72],
    [50, 69],
    [56, 64],
  ]);
});

test("Berkeley's six departments add up as lesson 5 has them", () => {
  const departments = [
    { men: [512, 825], women: [89, 108] },
    { men: [353, 560], women: [17, 25] },
    { men: [120, 325], women: [202, 593] },
    { men: [138, 417], women: [131, 375] },
    { men: [53, 191], women: [94, 393] },
    { men: [22, 373], women: [24, 341] },
  ] as const;
  const total = (of: "men" | "women", part: 0 | 1) =>
    departments.reduce((sum, department) => sum + department[of][part], 0);
  expect([total("men", 0), total("men", 1), total("women", 0), total("women", 1)]).toEqual([1198, 2691, 557, 1835]);
  const rates = departments.map(({ men, women }) => [percent(men[0], men[1]), percent(women[0], women[1])]);
  expect(rates).toEqual([
    [62, 82],
    [63, 68],
    [37, 34],
    [33, 35],
    [28, 24],
    [6, 7],
  ]);
  expect([percent(825 + 560, 2691), percent(108 + 25, 1835)]).toEqual([51, 7]);
});

/** The 95 percent interval by Wilson's method, in whole percent. */
function wilson(share: number, n: number): [number, number] {
  const z = 1.959964;
  const center = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const reach = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [Math.round(100 * (center - reach)), Math.round(100 * (center + reach))];
}
