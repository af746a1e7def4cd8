import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { inBatches } from "./batch.ts";

test("answers those who ask at one moment together, each key on its own, and those who come meanwhile after them", async () => {
  const batches: [string, readonly number[]][] = [];
  const ask = inBatches<number, number>(async (key, requests) => {
    batches.push([key, requests]);
    await turn();
    return requests.map((each) => each * 10);
  });
  const answers = [ask("a", 1), ask("a", 2), ask("b", 3)];
  await turn();
  answers.push(ask("a", 4), ask("a", 5));
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  expect(batches).toEqual([
    ["a", [1, 2]],
    ["b", [3]],
    ["a", [4, 5]],
  ]);
  expect(await ask("a", 6)).toBe(60);
});

test("answers at most a hundred at once", async () => {
  const sizes: number[] = [];
  const ask = inBatches<number, number>(async (_, requests) => {
    sizes.push(requests.length);
    await turn();
    return requests;
  });
  await Promise.all(Array.from({ length: 251 }, (_, n) => ask("a", n)));
  expect(sizes).toEqual([100, 100, 51]);
});

test("a request that fails spoils no other of its batch", async () => {
  const ask = inBatches<number, number>(async (_, requests) => {
    await turn();
    if (requests.includes(3)) throw new Error("not three");
    return requests;
  });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map((each) => ask("a", each)));
  expect(outcomes.map((each) => (each.status === "fulfilled" ? each.value : String(each.reason)))).toEqual([
    1,
    2,
    "Error: not three",
    4,
  ]);
});
