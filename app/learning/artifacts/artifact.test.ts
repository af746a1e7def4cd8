import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ArtifactAction,
  type ArtifactState,
  actionsFor,
  artifactActions,
  artifactStates,
  isOpenToEdits,
  isState,
  relationTo,
  stateAfter,
} from "./artifact.ts";

const relation = fc.constantFrom("owner" as const, "coach" as const);
const facts = fc.record({ relation, isIncomplete: fc.boolean(), hasFeedback: fc.boolean() });
const steps = fc.array(fc.tuple(fc.constantFrom(...artifactActions), facts), { maxLength: 30 });

/** Plays actions from a draft, and tells the state after each and what it answered. */
function played(list: [ArtifactAction, Parameters<typeof stateAfter>[2]][]) {
  let state: ArtifactState = "draft";
  return list.map(([action, given]) => {
    const [before, answer] = [state, stateAfter(state, action, given)];
    if (isState(answer)) state = answer;
    return { action, given, before, answer, after: state };
  });
}

test("any sequence of presses changes a state only by those who may, and a refusal changes nothing", () => {
  fc.assert(
    fc.property(steps, (list) => {
      for (const { action, given, before, answer, after } of played(list)) {
        if (!isState(answer)) {
          expect(after).toBe(before);
          continue;
        }
        expect(actionsFor(before, given.relation)).toContain(action);
        if (action === "submit") expect(given.isIncomplete).toBe(false);
        if (action === "return") expect(given.hasFeedback).toBe(true);
      }
    }),
  );
});

test("work is accepted only after it was handed in, and stands still while a coach has it", () => {
  fc.assert(
    fc.property(steps, (list) => {
      let isHandedIn = false;
      for (const { action, answer, before, after } of played(list)) {
        if (!isState(answer)) continue;
        if (action === "accept") expect(isHandedIn).toBe(true);
        if (action === "submit") isHandedIn = true;
        if (action === "withdraw" || action === "return") isHandedIn = false;
        expect(isOpenToEdits(after)).toBe(after === "draft" || after === "returned");
        expect(before).not.toBe(after);
      }
    }),
  );
});

test("pressing again says that it is done, and never does it twice", () => {
  const all = { isIncomplete: false, hasFeedback: true };
  for (const state of artifactStates) {
    for (const action of artifactActions) {
      for (const each of ["owner", "coach"] as const) {
        const first = stateAfter(state, action, { ...all, relation: each });
        if (isState(first)) expect(stateAfter(first, action, { ...all, relation: each })).toBe("already");
      }
    }
  }
});

test.each([
  ["draft", "submit", "owner", "submitted"],
  ["submitted", "return", "coach", "returned"],
  ["returned", "submit", "owner", "revised"],
  ["revised", "accept", "coach", "accepted"],
  ["accepted", "reopen", "coach", "returned"],
  ["submitted", "withdraw", "owner", "draft"],
  ["revised", "withdraw", "owner", "returned"],
  ["submitted", "accept", "owner", "own-work"],
  ["draft", "submit", "coach", "not-yours"],
  ["accepted", "submit", "owner", "not-now"],
  ["draft", "accept", "coach", "not-now"],
] as const)("from %s, %s by %s leads to %s", (state, action, by, expected) => {
  expect(stateAfter(state, action, { relation: by, isIncomplete: false, hasFeedback: true })).toBe(expected);
});

describe("who may open one", () => {
  const coaching = (cohortId: string | null) => ({
    id: "cora",
    grants: [{ role: "coach" as const, organizationId: null, cohortId }],
  });
  const work = { ownerIds: ["ana"], cohortId: "tides", learningCohortIds: ["tides"] };

  test("its owner, also after leaving the cohort", () => {
    expect(relationTo({ id: "ana", grants: [] }, { ...work, learningCohortIds: [] })).toBe("owner");
  });
  test("a coach of its cohort, while an owner learns there", () => {
    expect(relationTo(coaching("tides"), work)).toBe("coach");
    expect(relationTo(coaching(null), work)).toBe("coach");
    expect(relationTo(coaching("tides"), { ...work, learningCohortIds: ["cedars"] })).toBeNull();
    expect(relationTo(coaching("cedars"), work)).toBeNull();
  });
  test("nobody but its owner where it belongs to no cohort", () => {
    expect(relationTo(coaching(null), { ...work, cohortId: null })).toBeNull();
  });
});
