import type { Sample } from "#app/statistics/means.ts";
import type { Design, Measure } from "./design.ts";

export type Count = { yes: number; n: number };
export type Point = { label: string; value: number };

/** Counts and means of groups, never rows about people. */
export type Entry =
  | { kind: "shares"; first: Count; second: Count }
  | { kind: "paired-shares"; both: number; gained: number; lost: number; neither: number }
  | { kind: "means"; first: Sample; second: Sample }
  | { kind: "paired-means"; changes: Sample }
  | { kind: "points"; points: Point[]; baseline: number | null };

export type EntryKind = Entry["kind"];
export type Problem = "count" | "above-n" | "nobody" | "number" | "deviation" | "two" | "points" | "baseline";
export type Problems = Partial<Record<string, Problem>>;

/** Which numbers a design and a measure need. */
export function entryKind(design: Design, measure: Measure): EntryKind {
  if (design === "run-chart") return "points";
  if (design === "paired") return measure === "share" ? "paired-shares" : "paired-means";
  return measure === "share" ? "shares" : "means";
}

export const entryFields = {
  shares: ["firstYes", "firstN", "secondYes", "secondN"],
  "paired-shares": ["both", "gained", "lost", "neither"],
  means: ["firstN", "firstMean", "firstDeviation", "secondN", "secondMean", "secondDeviation"],
  "paired-means": ["changeN", "changeMean", "changeDeviation"],
  points: ["points", "baseline"],
} as const satisfies Record<EntryKind, readonly string[]>;

const mostPeople = 10_000_000;

/** Reads what was typed. Problems come by field, all at once. */
export function readEntry(kind: EntryKind, typed: Record<string, string>): { entry: Entry } | { problems: Problems } {
  const problems: Problems = {};
  const count = (field: string) => {
    const value = numberIn(typed[field] ?? "");
    if (value !== null && Number.isInteger(value) && value >= 0 && value <= mostPeople) return value;
    problems[field] = "count";
    return 0;
  };
  const group = (name: string): Count => {
    const [yes, n] = [count(`${name}Yes`), count(`${name}N`)];
    if (!problems[`${name}N`] && n < 1) problems[`${name}N`] = "nobody";
    else if (!problems[`${name}Yes`] && !problems[`${name}N`] && yes > n) problems[`${name}Yes`] = "above-n";
    return { yes, n };
  };
  const sample = (name: string): Sample => {
    const n = count(`${name}N`);
    if (!problems[`${name}N`] && n < 2) problems[`${name}N`] = "two";
    const [mean, deviation] = [numberIn(typed[`${name}Mean`] ?? ""), numberIn(typed[`${name}Deviation`] ?? "")];
    if (mean === null) problems[`${name}Mean`] = "number";
    if (deviation === null || deviation <= 0) problems[`${name}Deviation`] = "deviation";
    return { n, mean: mean ?? 0, deviation: deviation ?? 1 };
  };
  const entry = entryOf(kind, { typed, problems, count, group, sample });
  return Object.keys(problems).length > 0 ? { problems } : { entry };
}

type Readers = {
  typed: Record<string, string>;
  problems: Problems;
  count: (field: string) => number;
  group: (name: string) => Count;
  sample: (name: string) => Sample;
};

function entryOf(kind: EntryKind, { typed, problems, count, group, sample }: Readers): Entry {
  switch (kind) {
    case "shares":
      return { kind, first: group("first"), second: group("second") };
    case "means":
      return { kind, first: sample("first"), second: sample("second") };
    case "paired-means":
      return { kind, changes: sample("change") };
    case "paired-shares": {
      const [both, gained, lost, neither] = [count("both"), count("gained"), count("lost"), count("neither")];
      if (Object.keys(problems).length === 0 && both + gained + lost + neither < 1) problems.both = "nobody";
      return { kind, both, gained, lost, neither };
    }
    case "points": {
      const points = pointsIn(typed.points ?? "");
      if (!points || points.length === 0) problems.points = "points";
      const written = (typed.baseline ?? "").trim();
      const baseline = written === "" ? null : numberIn(written);
      const isFit =
        baseline === null || (Number.isInteger(baseline) && baseline >= 1 && baseline <= (points?.length ?? 0));
      if (!isFit || (written !== "" && baseline === null)) problems.baseline = "baseline";
      return { kind, points: points ?? [], baseline: isFit ? baseline : null };
    }
  }
}

/** "1,204" and "12.5" as numbers, "12,5" too; null for anything else. */
export function numberIn(written: string): number | null {
  const text = written
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/^\u2212/, "-")
    .replace(/%$/, "");
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(",", ""));
  if (/^-?\d+,\d+$/.test(text)) return Number(text.replace(",", "."));
  return /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

export const mostPoints = 400;

/** One point on a line: a number, with its label before it if there is one. Null if a line has no number. */
export function pointsIn(text: string): Point[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > mostPoints) return null;
  const points = lines.map((line, at) => {
    const [, label = "", written = ""] = line.match(/^(.*?)(?:\t|;|,\s|\s)?\s*(-?[\d.,]+%?)$/) ?? [];
    const value = numberIn(written);
    return value === null ? null : { label: label.replace(/[,;:\s]+$/, "") || `${at + 1}`, value };
  });
  return points.every((point) => point !== null) ? points : null;
}
