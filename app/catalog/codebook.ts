import { z } from "zod";
import type { Codebook } from "./dataset.ts";

/**
 * The codebook beside a dataset: `<name>.codebook.yaml` describes the columns of `<name>.csv`.
 * Measures are "share" (the column holds true or false) or "mean" (it holds numbers). A grouping that is multiple holds
 * several categories in one cell, separated by "|". An empty cell is a missing value.
 */

const text = z.string().trim().min(1, "needs some words");
const column = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, "must be a column's name: small letters, digits and underscores, a letter first");

const measure = z.strictObject({
  id: column,
  label: text,
  summary: z.enum(["share", "mean"], 'must be "share" or "mean"'),
  unit: z.string(),
  definition: text,
});

const grouping = z.strictObject({
  id: column,
  label: text,
  categories: z
    .array(text)
    .min(2, "needs at least two categories")
    .max(16, "has more than 16 categories")
    .refine((list) => new Set(list).size === list.length, "has the same category twice"),
  orderReason: text,
  isMultiple: z.boolean(),
});

export const codebookSchema: z.ZodType<Codebook> = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be the file's name: small letters, digits and hyphens"),
    title: text,
    isSynthetic: z.boolean(),
    unitSingular: text,
    unitPlural: text,
    measures: z.array(measure).min(1, "needs at least one measure"),
    groupings: z.array(grouping),
    otherColumns: z.array(z.strictObject({ id: column, label: text, definition: text })),
    license: text,
    note: z.string(),
  })
  .refine(
    ({ measures, groupings, otherColumns }) => {
      const ids = [...measures, ...groupings, ...otherColumns].map((each) => each.id);
      return new Set(ids).size === ids.length;
    },
    { error: "describes the same column twice" },
  );

/** The mistakes of a codebook, each one plain sentence; none when it can be used. */
export function codebookProblems(given: unknown): string[] {
  const result = codebookSchema.safeParse(given);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const place = issue.path.map((part) => (typeof part === "number" ? `item ${part + 1}` : String(part))).join(", ");
    const words =
      issue.code === "unrecognized_keys"
        ? `has no field ${issue.keys.map((key) => `"${key}"`).join(", ")}`
        : issue.message;
    return place ? `${place}: ${words}.` : `The codebook ${words}.`;
  });
}
