import type { Dimension } from "#app/privacy/publication/linked-tables.ts";
import { type QuestionKey, questionKeys, questions } from "../demographics/question.ts";

/** How the people of a period are grouped in what is published. Fixed: nobody can ask for another grouping. */
export const sliceKeys = [
  "standing",
  "began",
  "organization",
  "cohort",
  "course",
  "access",
  "artifacts",
  "cycles",
  ...questionKeys,
] as const;
export type SliceKey = (typeof sliceKeys)[number];

/** Questions of which a person may choose several answers. */
const overlapping: readonly QuestionKey[] = ["race", "ages", "languages"];

/** Whether a slice's groups are answers about oneself, which are the same in all months. */
export const isQuestion = (slice: SliceKey) => questionKeys.some((key) => key === slice);

/** How the categories of a slice divide everyone. */
export function kindOfSlice(slice: SliceKey): Dimension["kind"] {
  if (["cohort", "course", "access", "artifacts", "cycles"].includes(slice)) return "within";
  if (slice === "organization" || overlapping.some((each) => each === slice)) return "cover";
  return "apart";
}

/**
 * The share that a slice's table shows beside its people: seated is the share of people with a seat in a training of the
 * period, finished that of people who finished a course (in the slice of courses, this course).
 */
export const shareOf = (slice: string): "seated" | "finished" => (slice === "access" ? "seated" : "finished");

/** The people who asked for a seat in a training: not all of them took part, so that they are no group within everyone. */
export const seatSeekers = "registered";

/** A group as counted: people in a category, and those of them whom its share counts. */
export type CountedGroup = {
  slice: SliceKey;
  category: string;
  /** The broader category that it is part of: an organization's kind; those who asked for a seat. */
  parent: string | null;
  label: string;
  people: number;
  finished: number;
};

/** How many people finished, the days that the one in the middle took, and those between which the middle half are. */
export type DaysToFinish = { people: number; median: number; low: number; high: number };

/** Everyone of the period, and how many of them finished a course. */
export type CountedPeriod = { people: number; finished: number; groups: CountedGroup[] };

/** Whether no table shows a category and readers can work it out: people who began no course. */
export const isImplied = ({ slice, category }: { slice: SliceKey; category: string }) =>
  slice === "began" && category === "no";

/** Categories that tables always show, in order: one that is left out would tell that nobody is in it. */
const fixedCategories: Partial<Record<SliceKey, readonly string[]>> = {
  standing: ["new", "returning"],
  began: ["yes", "no"],
  organization: ["none"],
  access: [seatSeekers, "waitlisted", "declined", "lapsed"],
  artifacts: ["submit", "return", "accept"],
  cycles: ["adopt", "adapt", "abandon"],
  ...Object.fromEntries(questions.map(({ key, choices }) => [key, [...choices, "no_answer"]])),
};

/** The groups of slices that somebody is in, with every category that their tables always show. */
export function withFixedCategories(groups: readonly CountedGroup[]): CountedGroup[] {
  return sliceKeys.flatMap((slice) => {
    const here = groups.filter((group) => group.slice === slice);
    if (here.length === 0) return [];
    const fixed = fixedCategories[slice] ?? [];
    const nobody = (category: string): CountedGroup => ({
      ...{ slice, category, label: category, people: 0, finished: 0 },
      parent: slice === "access" && category !== seatSeekers ? seatSeekers : null,
    });
    return [
      ...fixed.map((category) => here.find((group) => group.category === category) ?? nobody(category)),
      ...here.filter(({ category }) => !fixed.includes(category)),
    ];
  });
}

/** With the rows of earlier versions that nobody is in any more: one that is left out would tell that. */
export function withRowsOf(counted: CountedPeriod, earlier: readonly (CountedPeriod | null)[]): CountedPeriod {
  const isThere = new Set(counted.groups.map(({ slice, category }) => `${slice} ${category}`));
  const gone = new Map<string, CountedGroup>();
  for (const row of earlier.flatMap((version) => version?.groups ?? [])) {
    const key = `${row.slice} ${row.category}`;
    if (!isThere.has(key)) gone.set(key, { ...row, people: 0, finished: 0 });
  }
  if (gone.size === 0) return counted;
  // At the end of a table, such a row would stand out.
  const groups = [...counted.groups, ...gone.values()].sort((one, other) => one.label.localeCompare(other.label));
  return { ...counted, groups: withFixedCategories(groups) };
}
