import type { Dimension } from "#app/privacy/publication/linked-tables.ts";
import { type QuestionKey, questionKeys } from "../demographics/question.ts";

/** How the people of a period are grouped in what is published. Fixed: nobody can ask for another grouping. */
export const sliceKeys = [
  "standing",
  "began",
  "organization",
  "cohort",
  "course",
  "artifacts",
  "cycles",
  ...questionKeys,
] as const;
export type SliceKey = (typeof sliceKeys)[number];

/** Questions of which a person may choose several answers. */
const overlapping: readonly QuestionKey[] = ["race", "ages", "languages"];

/** How the categories of a slice divide everyone. */
export function kindOfSlice(slice: SliceKey): Dimension["kind"] {
  if (["cohort", "course", "artifacts", "cycles"].includes(slice)) return "within";
  if (slice === "organization" || overlapping.some((each) => each === slice)) return "cover";
  return "apart";
}

/** A group as counted: people of the period in a category, and those of them who finished a course. */
export type CountedGroup = {
  slice: SliceKey;
  category: string;
  /** The broader category that it is part of: an organization's kind. */
  parent: string | null;
  label: string;
  people: number;
  finished: number;
};

/** Everyone of the period, and how many of them finished a course. */
export type CountedPeriod = { people: number; finished: number; groups: CountedGroup[] };

/** Only a category that readers can work out, not one that tables show: those who began no course. */
export const isImplied = ({ slice, category }: { slice: SliceKey; category: string }) =>
  slice === "began" && category === "no";
