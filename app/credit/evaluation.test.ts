import { expect, test } from "vitest";
import { evaluationFor } from "./evaluation.ts";

const manager = { managesHours: true, gives: false };
const facilitator = { managesHours: false, gives: true };

test.each([
  [manager, { isClosed: false, answers: 30 }, "open"],
  [manager, { isClosed: true, answers: 0 }, "shown_with_care"],
  [manager, { isClosed: true, answers: 4 }, "shown_with_care"],
  [manager, { isClosed: true, answers: 5 }, "shown"],
  [facilitator, { isClosed: false, answers: 30 }, "open"],
  [facilitator, { isClosed: true, answers: 2 }, "too_few"],
  [facilitator, { isClosed: true, answers: 3 }, "shown"],
  [{ managesHours: false, gives: false }, { isClosed: true, answers: 30 }, "hidden"],
] as const)("%o of %o: %s", (reader, evaluation, expected) => {
  expect(evaluationFor(reader, evaluation)).toBe(expected);
});
