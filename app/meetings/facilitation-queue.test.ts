import { expect, test } from "vitest";
import type { Facilitation } from "./facilitation.ts";
import { afterPresses, hasSpokenAfter, pressesIn, stepPress, turnPress } from "./facilitation-queue.ts";

const ready: Facilitation = { round: 0, timer: "ready", startedAt: null, elapsedSeconds: 0, extraSeconds: 0 };

test("presses that wait are shown as if the server had them, and survive a reload", () => {
  const at = new Date("2026-09-09T23:00:00Z");
  const kept = JSON.stringify([
    stepPress("next", 0, at),
    turnPress("ana", 1, true),
    turnPress("ana", 1, false),
    turnPress("bea", 1, true),
    stepPress("start", 1, at),
  ]);
  const presses = pressesIn(kept);
  expect(afterPresses(ready, presses, 3)).toMatchObject({ round: 1, timer: "running", startedAt: at });
  expect(hasSpokenAfter(true, presses, "ana", 1)).toBe(false);
  expect(hasSpokenAfter(false, presses, "bea", 1)).toBe(true);
  expect(hasSpokenAfter(true, presses, "bea", 0)).toBe(true);
});

test("what another version of the site kept is left alone", () => {
  expect(pressesIn("not json")).toEqual([]);
  expect(pressesIn('[{"key":"1","action":"start"},null,3]')).toEqual([]);
  expect(pressesIn(null)).toEqual([]);
});
