import fc from "fast-check";
import { expect, test } from "vitest";
import { failureLines, shareWords, tableOf } from "./report.ts";
import { dealt, faultsOf, figureOf, noiseVerdict, roundOf, spreadOf } from "./rounds.ts";

const right = (milliseconds: number) => ({ milliseconds, bytes: 2048, fault: null });
const wrong = (fault: string) => ({ milliseconds: 1, bytes: 200, fault });

test("a round counts right answers only, and each fault by its name", () => {
  const answers = [right(30), right(10), wrong("status 302"), right(20), wrong("status 302")];
  const round = roundOf(answers, 2, 4);
  expect(round).toMatchObject({ perSecond: 1.5, p50: 20, p99: 30, bytes: 2048 });
  expect([...round.faults]).toEqual([
    ["status 302", 2],
    ["no answer", 4],
  ]);
});

test("a round of redirects is no requests at all", () => {
  const round = roundOf([wrong("status 302"), wrong("status 302")], 1, 0);
  expect(round).toMatchObject({ perSecond: 0, p50: Number.NaN, bytes: Number.NaN });
  const cell = { title: "lesson", isFloor: false, connections: 8, rounds: [round, round, round] };
  expect(failureLines([cell])).toEqual(["  lesson, 8 connections: 6 × status 302"]);
  expect(tableOf([cell])).toMatch(/lesson +8 +0 \(0–0\) .* 6$/);
});

test("a figure is the median of its rounds, with the least and the most", () => {
  expect(figureOf([30, 10, 20])).toEqual({ median: 20, least: 10, most: 30 });
  expect(figureOf([4, 1]).median).toBe(2.5);
  expect(spreadOf(figureOf([90, 100, 110]))).toBeCloseTo(0.2);
  expect(spreadOf(figureOf([0, 0, 0]))).toBe(Number.POSITIVE_INFINITY);
});

test("the most frequent fault comes first, and only five kinds are named", () => {
  const faults = (...names: string[]) => roundOf(names.map(wrong), 1, 0);
  const rounds = [faults("a", "b", "b"), faults("c", "d", "e", "f", "g", "b")];
  expect(faultsOf(rounds)[0]).toEqual(["b", 3]);
  const [line] = failureLines([{ title: "course", isFloor: true, connections: 1, rounds }]);
  expect(line).toBe("  floor: course, 1 connections: 3 × b; 1 × a; 1 × c; 1 × d; 1 × e; 2 other kinds");
});

test("a page is compared with its floor round by round", () => {
  const cell = (title: string, counts: number[]) => ({
    ...{ title, isFloor: false, connections: 8 },
    rounds: counts.map((count) =>
      roundOf(
        Array.from({ length: count }, () => right(1)),
        1,
        0,
      ),
    ),
  });
  expect(shareWords(cell("lesson", [50, 20, 60]), cell("floor", [100, 50, 100]))).toBe(
    "  lesson, 8 connections: 50 % (40 % to 60 %)",
  );
});

test("every reader belongs to exactly one connection, and connections differ by one reader at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 40 }), (count, connections) => {
      const readers = Array.from({ length: count }, (_, index) => index);
      const shares = Array.from({ length: connections }, (_, index) => dealt(readers, connections, index));
      expect(shares.flat().sort((a, b) => a - b)).toEqual(readers);
      const sizes = shares.map((share) => share.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the machine is too noisy when it was busy at the start, or when a floor moved between rounds", () => {
  const still = { title: "bytes", perSecond: figureOf([100, 101, 99]) };
  const moved = { title: "select", perSecond: figureOf([100, 70, 101]) };
  expect(noiseVerdict({ load: 0.4, cores: 2, floors: [still] })).toBe(
    "Quiet enough: load 0.4 on 2 cores at the start; floors' requests/s moved by up to 2 % (bytes); limits: load 2, 20 %.",
  );
  expect(noiseVerdict({ load: 2.1, cores: 2, floors: [still] })).toMatch(/^TOO NOISY TO TELL: load 2.1 on 2 cores/);
  expect(noiseVerdict({ load: 0, cores: 2, floors: [still, moved] })).toMatch(/^TOO NOISY.*up to 31 % \(select\)/);
  const silent = { title: "dead", perSecond: figureOf([0, 0, 0]) };
  expect(noiseVerdict({ load: 0, cores: 2, floors: [silent] })).toMatch(/^TOO NOISY.*up to \? \(dead\)/);
});
