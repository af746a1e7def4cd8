import { expect, test } from "vitest";
import { blockingTime } from "./phone-visit.ts";

test("blocking is what each task takes beyond 50 ms, from the first paint on", () => {
  expect(blockingTime([], 100)).toBe(0);
  expect(blockingTime([{ start: 200, end: 250 }], 100)).toBe(0);
  expect(
    blockingTime(
      [
        { start: 200, end: 260 },
        { start: 300, end: 420 },
      ],
      100,
    ),
  ).toBe(80);
  expect(blockingTime([{ start: 0, end: 90 }], 100), "over before the first paint").toBe(0);
  expect(blockingTime([{ start: 0, end: 190 }], 100), "the first paint in the middle").toBe(40);
});
