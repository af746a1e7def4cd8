import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Done, isRuleMet, promptOf, requirementsOf } from "./completion.ts";

function done(given: { lessons?: string[]; responses?: string[]; scores?: Record<string, number> }): Done {
  const { lessons = [], responses = [], scores = {} } = given;
  return { lessonIds: new Set(lessons), responses: new Set(responses), scores: new Map(Object.entries(scores)) };
}

const rule = {
  lessons: ["averages", "groups"],
  responses: ["averages/notice"],
  check: { prompts: ["groups/one", "groups/two", "groups/three"], level: 2 / 3 },
};
const all = {
  lessons: ["averages", "groups"],
  responses: ["averages/notice"],
  scores: { "groups/one": 1, "groups/two": 1 },
};

describe("a rule", () => {
  test("is met when all that it asks for is done", () => expect(isRuleMet(rule, done(all))).toBe(true));

  test.each([
    ["a lesson", { ...all, lessons: ["averages"] }],
    ["a response", { ...all, responses: [] }],
    ["a check", { ...all, scores: { "groups/one": 1, "groups/two": 0.9 } }],
  ])("is not met without %s", (_, given) => expect(isRuleMet(rule, done(given))).toBe(false));

  test("that asks for nothing is never met", () => {
    expect(isRuleMet({ lessons: [], responses: [], check: null }, done(all))).toBe(false);
    expect(isRuleMet({ lessons: [], responses: [], check: { prompts: [], level: 0.5 } }, done(all))).toBe(false);
  });

  test("takes thirds as they come back from 4-byte columns", () => {
    const thirds = Object.fromEntries(rule.check.prompts.map((key) => [key, Math.fround(2 / 3)]));
    expect(isRuleMet(rule, done({ ...all, scores: thirds }))).toBe(true);
  });

  test("says of each thing whether it is done, and of a check how far it is", () => {
    const given = { lessons: ["averages"], scores: { "groups/one": 1 } };
    expect(requirementsOf(rule, done(given))).toEqual([
      { kind: "lesson", lessonId: "averages", isMet: true },
      { kind: "lesson", lessonId: "groups", isMet: false },
      { kind: "response", lessonId: "averages", promptId: "notice", isMet: false },
      { kind: "check", level: 2 / 3, score: 1 / 3, answered: 1, of: 3, isMet: false },
    ]);
  });

  test("once met is not unmet by doing more", () => {
    const ids = fc.array(fc.constantFrom("a", "b", "c", "d"));
    fc.assert(
      fc.property(ids, ids, ids, (asked, did, more) => {
        const asks = { lessons: asked, responses: [], check: null };
        if (isRuleMet(asks, done({ lessons: did }))) {
          expect(isRuleMet(asks, done({ lessons: [...did, ...more] }))).toBe(true);
        }
      }),
    );
  });
});

test("a prompt's name may hold a slash; its lesson's may not", () => {
  expect(promptOf("averages/first/guess")).toEqual({ lessonId: "averages", promptId: "first/guess" });
});
