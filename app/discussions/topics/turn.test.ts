import { expect, test } from "vitest";
import { whyNoTurn } from "./turn.ts";

const rounds = [{ who: "presenter" }, { who: "group" }, { who: "all" }, { who: "facilitator" }] as const;
const asked = { rounds, isPresenter: false, canMoveOn: false, hasPosted: false };

test("each round is open to those whose round it is, once", () => {
  const answers = (given: Partial<typeof asked>) =>
    [0, 1, 2, 3, 4].map((round) => whyNoTurn({ ...asked, ...given, round }));
  expect(answers({})).toEqual(["not-your-round", null, null, "not-your-round", "rounds-over"]);
  expect(answers({ isPresenter: true })).toEqual([null, "not-your-round", null, "not-your-round", "rounds-over"]);
  expect(answers({ canMoveOn: true })[3]).toBeNull();
  expect(answers({ hasPosted: true }).slice(1, 3)).toEqual(["turn-taken", "turn-taken"]);
});
