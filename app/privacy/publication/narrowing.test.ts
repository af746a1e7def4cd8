import { expect, it } from "vitest";
import { times } from "#tests/effort.ts";
import { randomSet } from "#tests/privacy/random-set.ts";
import { boundsOf } from "./bounds.ts";
import { Narrowing } from "./narrowing.ts";
import { type System, systemOf } from "./system.ts";
import { SystemModel } from "./system-model.server.ts";

/** A random set of which readers know every other count. */
function systemFor(seed: number) {
  const set = randomSet(seed, 60);
  return systemOf({
    ...set,
    counts: set.counts.map((cell, at) => (at % 2 === 0 ? { ...cell, role: "exact" as const } : cell)),
  });
}

/** The bounds of each number by itself. */
function boundsApart({ unknowns }: System) {
  const each = unknowns.map((unknown) => boundsOf(unknown, { mayWithhold: true, isTrusting: false }));
  return {
    low: Float64Array.from(each, ({ low }) => low),
    high: Float64Array.from(each, ({ high }) => high),
  };
}

type Case = { place: number; change: number; isTrusting: boolean; knows: ReadonlySet<number> };

/** Whole numbers that an attacker cannot rule out though a number differs by a change, as the solver finds them. */
async function wholeAnswer(system: System, model: SystemModel, { place, change, isTrusting, knows }: Case) {
  for (const [each, unknown] of system.unknowns.entries()) {
    const { low, high } = boundsOf(unknown, { mayWithhold: true, isTrusting });
    if (each === place) model.fix(each, change);
    else if (knows.has(each)) model.fix(each, 0);
    else model.move(each, low - unknown.truth, high - unknown.truth, 1);
  }
  const answer = await model.solve(10);
  return typeof answer === "string" ? answer : model.solveWhole(answer, Number.POSITIVE_INFINITY, 30);
}

it("rules out only what no whole numbers reach, and never the truth", async () => {
  let ruledOut = 0;
  for (let seed = 1; seed <= times(6); seed++) {
    const system = systemFor(seed);
    const narrowing = new Narrowing(system);
    const model = new SystemModel(system, boundsApart(system));
    const lastPlace = new Set([system.unknowns.length - 1]);
    const open = [...system.unknowns.entries()].filter(([place, { isPublic }]) => !isPublic && !lastPlace.has(place));
    const cases = open.flatMap(([place, { truth }]) =>
      [0, 1, 3, 9].flatMap((more) => [true, false].map((isTrusting) => ({ place, truth, change: more, isTrusting }))),
    );
    for (const [at, { place, truth, change, isTrusting }] of cases.entries()) {
      const attacker = at % 3 === 0 ? { id: 1, knows: lastPlace } : { id: 0, knows: new Set<number>() };
      if (!narrowing.isRuledOut(place, truth + change, attacker, isTrusting)) continue;
      ruledOut += 1;
      expect(change).toBeGreaterThan(0);
      if (ruledOut % 5 !== 0) continue;
      const answer = await wholeAnswer(system, model, { place, change, isTrusting, knows: attacker.knows });
      expect({ seed, place, change, answer }).toMatchObject({ answer: "infeasible" });
    }
    model.dispose();
  }
  expect(ruledOut).toBeGreaterThan(200);
});

it("rules out what only fractions of people would reach, as nine more in a set of an earlier soak", async () => {
  const system = systemFor(238);
  const knows = new Set([system.unknowns.length - 1]);
  const nineMore = { place: 84, change: 9, isTrusting: true, knows };
  const truth = system.unknowns[nineMore.place]?.truth ?? 0;
  expect(new Narrowing(system).isRuledOut(nineMore.place, truth + 9, { id: 1, knows }, true)).toBe(true);
  const model = new SystemModel(system, boundsApart(system));
  expect(await wholeAnswer(system, model, nineMore)).toBe("infeasible");
  expect(typeof (await model.solve(10))).toBe("object");
  model.dispose();
});
