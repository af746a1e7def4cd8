import fc from "fast-check";
import { expect, test } from "vitest";
import { seedOf, shuffled } from "./shuffle.ts";

const several = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 12 });

test("one learner sees one order, every time, with nothing lost and never the answer as it stands", () => {
  fc.assert(
    fc.property(several, fc.uuid(), (items, personId) => {
      const seed = seedOf(personId, "averages", "order");
      const seen = shuffled(items, seed);
      expect(shuffled(items, seed)).toEqual(seen);
      expect([...seen].sort()).toEqual([...items].sort());
      expect(seen).not.toEqual(items);
    }),
  );
});

test("learners see different orders, each about as often", () => {
  const orders = new Map<string, number>();
  for (let person = 0; person < 3000; person++) {
    const order = shuffled(["a", "b", "c"], seedOf(`person ${person}`, "averages", "order")).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect([...orders.keys()].sort()).toEqual(["acb", "bac", "bca", "cab", "cba"]);
  expect(Math.min(...orders.values())).toBeGreaterThan(400);
});

test("one item, or none, stays", () => {
  expect(shuffled(["a"], "seed")).toEqual(["a"]);
  expect(shuffled([], "seed")).toEqual([]);
});
