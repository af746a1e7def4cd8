import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerOf } from "./answer.ts";
import { answerSentences, differenceWords, shareableWords, verdictWords } from "./answer-words.ts";
import { numberIn, pointsIn, readEntry } from "./entry.ts";
import { flatPrior } from "./prior.ts";
import { warningsFor } from "./warnings.ts";

const quiet = { chosenBy: "chance", baseline: "steady", startedAtExtreme: false, looks: 1 } as const;
const asked = { prior: flatPrior, direction: "higher", measure: "share", matters: 0.1, level: 0.9, sure: 0.8 } as const;
const plan = { decision: "Keep the greeter", measureWords: "Children who settled", design: "before-after" } as const;
const shares = (yes1: number, n1: number, yes2: number, n2: number) =>
  ({ kind: "shares", first: { yes: yes1, n: n1 }, second: { yes: yes2, n: n2 } }) as const;

describe("what is typed", () => {
  it("is read as people write numbers", () => {
    expect(["1,204", "12.5", "12,5", " 7 ", "−3", "40%", "1 200", ".5"].map(numberIn)).toEqual([
      1204, 12.5, 12.5, 7, -3, 40, 1200, 0.5,
    ]);
    expect(["", "few", "1e9", "1,2,3", "12.5.1", "--3", "0x10"].map(numberIn)).toEqual(Array(7).fill(null));
  });

  it("is refused beside the field that is wrong, all at once", () => {
    expect(readEntry("shares", { firstYes: "13", firstN: "12", secondYes: "x", secondN: "0" })).toEqual({
      problems: { firstYes: "above-n", secondYes: "count", secondN: "nobody" },
    });
    expect(readEntry("means", { firstN: "1", firstMean: "", firstDeviation: "0" })).toMatchObject({
      problems: { firstN: "two", firstMean: "number", firstDeviation: "deviation", secondN: "count" },
    });
    expect(readEntry("paired-shares", { both: "0", gained: "0", lost: "0", neither: "0" })).toMatchObject({
      problems: { both: "nobody" },
    });
    expect(readEntry("points", { points: "Oct 3, rain", baseline: "9" })).toEqual({
      problems: { points: "points", baseline: "baseline" },
    });
  });

  it("reads points with and without labels, also as pasted cells", () => {
    expect(pointsIn("Oct 3, 14\nOct 10: 15\nweek 3\t1,200\n16\n17%")).toEqual([
      { label: "Oct 3", value: 14 },
      { label: "Oct 10", value: 15 },
      { label: "week 3", value: 1200 },
      { label: "4", value: 16 },
      { label: "5", value: 17 },
    ]);
    expect(pointsIn(Array(401).fill("3").join("\n"))).toBeNull();
  });
});

describe("the answer", () => {
  it("turns with the direction: fewer absences is better", () => {
    const entry = shares(16, 24, 9, 24);
    const lower = answerOf(entry, { ...asked, direction: "lower" });
    const higher = answerOf(entry, asked);
    expect(lower.better).toBeCloseTo(1 - higher.better, 9);
    expect(lower.mattersBetter).toBeCloseTo(higher.mattersWorse, 9);
    expect(lower.better).toBeGreaterThan(0.9);
  });

  it("is a probability whatever is counted, never above the chance that it got better at all", () => {
    const group = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ n: fc.constant(n), yes: fc.nat({ max: n }) }));
    fc.assert(
      fc.property(group, group, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (first, second, matters) => {
        const answer = answerOf({ kind: "shares", first, second }, { ...asked, matters });
        expect(answer.mattersBetter).toBeGreaterThanOrEqual(0);
        expect(answer.mattersBetter).toBeLessThanOrEqual(answer.better + 1e-9);
        expect(answer.mattersBetter + answer.mattersWorse).toBeLessThanOrEqual(1 + 1e-9);
        expect(answer.interval.low).toBeLessThanOrEqual(answer.interval.high);
        expect(answer.picture.bins.every((mass) => mass >= 0 && Number.isFinite(mass))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("says the smallest difference that matters first, and whether it is sure enough", () => {
    const sentences = answerSentences(answerOf(shares(12, 24, 19, 24), asked), asked);
    expect(sentences[0]).toMatch(/^The chance that it got better by 10 points or more.*: about 9\d in 100\.$/);
    expect(sentences[1]).toContain("That reaches the 80 in 100");
    expect(answerSentences(answerOf(shares(1, 3, 2, 3), asked), asked).at(-1)).toContain("cannot tell much either way");
    expect([
      differenceWords(-0.034, "share"),
      differenceWords(12.3456, "mean"),
      differenceWords(-0.001, "share"),
    ]).toEqual(["−3 points", "12.3", "0 points"]);
  });
});

describe("warnings", () => {
  it("name tiny groups, moving baselines, chosen groups and several looks", () => {
    expect(warningsFor("before-after", shares(3, 9, 8, 40), { ...quiet, baseline: "moving", looks: 3 })).toEqual([
      "tiny",
      "baseline-moving",
      "several-looks",
    ]);
    expect(warningsFor("comparison", shares(3, 12, 80, 100), { ...quiet, chosenBy: "themselves" })).toEqual([
      "small",
      "chosen-themselves",
      "uneven",
    ]);
    expect(warningsFor("pilot", shares(30, 60, 40, 60), { ...quiet, chosenBy: "staff" })).toEqual([
      "not-by-chance",
      "chosen-staff",
    ]);
    expect(warningsFor("pilot", shares(30, 60, 40, 60), quiet)).toEqual([]);
    expect(warningsFor("paired", shares(30, 60, 40, 60), { ...quiet, baseline: "", startedAtExtreme: true })).toEqual([
      "baseline-unknown",
      "extreme-start",
    ]);
  });
});

describe("what may leave", () => {
  it("holds no digit where a group, its yes or its no is under ten", () => {
    for (const entry of [
      shares(12, 24, 15, 24),
      shares(9, 40, 20, 40),
      shares(20, 40, 31, 40),
      shares(0, 40, 20, 40),
    ]) {
      const words = shareableWords(plan, entry, answerOf(entry, asked), asked).join(" ");
      const isSmall = entry.first.yes < 10 || entry.second.n - entry.second.yes < 10;
      expect(/\d/.test(words)).toBe(!isSmall);
      expect(words).toContain("Keep the greeter");
    }
  });

  it("knows five words, which fall with the chance", () => {
    expect([0.99, 0.9, 0.7, 0.5, 0.3, 0.01].map(verdictWords)).toEqual([
      "very likely",
      "likely",
      "somewhat more likely than not",
      "about as likely as not",
      "less likely than not",
      "less likely than not",
    ]);
  });
});
