import fc from "fast-check";
import { expect, test } from "vitest";
import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { resultsOf } from "./results.ts";

const scale: InstrumentItem = {
  ...{ key: "often", kind: "scale", question: "How often?", options: ["Never", "Sometimes", "Always"] },
  ...{ isOptional: true, notOnScale: null },
};
const choice: InstrumentItem = { ...scale, kind: "choice" };
const text: InstrumentItem = { key: "words", kind: "text", question: "Else?", options: [], isOptional: true };
const given = (counts: number[]) => counts.flatMap((count, at) => Array.from({ length: count }, () => ({ often: at })));

test("nine answers show nothing, not even words", () => {
  expect(resultsOf([scale, text], [...given([9]).map((each) => ({ ...each, words: "Bus." }))])).toBeNull();
});

test("from ten on, large groups are shown and no small one can be worked out", () => {
  expect(resultsOf([scale], given([20, 15, 12]))?.[0]?.options.map(({ count }) => count)).toEqual([20, 15, 12]);
  const [never, sometimes, always] = resultsOf([choice], given([20, 15, 3]))?.[0]?.options ?? [];
  expect(always?.count).toBeNull();
  expect([never?.count, sometimes?.count].filter((count) => count === null)).toHaveLength(1);
});

test("a cohort of thirteen sees an average and how many it is of, and no count beside it", () => {
  const [result] = resultsOf([scale], given([4, 5, 4])) ?? [];
  expect(result?.mean).toEqual({ kind: "exact", from: 2, to: 2, people: 13 });
  expect(result?.options.map(({ count }) => count)).toEqual([null, null, null]);
  expect(resultsOf([scale], given([20, 15, 3]))?.[0]?.options.map(({ count }) => count)).toEqual([null, null, null]);
});

test("no answers show a count below ten or withhold a single one", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(25), { minLength: 3, maxLength: 3 }), fc.nat(12), (counts, skipped) => {
      const answers = [...given(counts), ...Array.from({ length: skipped }, () => ({}))];
      const shown = resultsOf([choice], answers)?.[0]?.options.map(({ count }) => count) ?? [];
      for (const count of shown) if (count !== null) expect(count).toBeGreaterThanOrEqual(10);
      const hidden = shown.filter((count) => count === null).length + (skipped > 0 ? 1 : 0);
      if (shown.length > 0 && shown.includes(null)) expect(hidden).toBeGreaterThan(1);
    }),
  );
});

test("words come in the order of the alphabet", () => {
  const answers = ["Zebra", "Apple", "Mango"].map((words) => ({ words }));
  expect(resultsOf([text], [...answers, ...given([7])])?.[0]?.texts).toEqual(["Apple", "Mango", "Zebra"]);
});
