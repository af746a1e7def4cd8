import { z } from "zod";
import { id, sources, text } from "./front-matter.ts";

/** content/paths/<order>-<slug>.yaml. */
export const pathFile = z.strictObject({
  title: text,
  for: text,
  summary: text,
  courses: z
    .array(z.strictObject({ course: id, reason: text }), "must be a list, each with course and reason")
    .min(2, "must have at least two courses")
    .max(12, "must have at most 12: nobody sees the end of a longer one")
    .refine((steps) => new Set(steps.map(({ course }) => course)).size === steps.length, "has the same course twice"),
  sources: sources.default([]),
});

export type PathFile = z.infer<typeof pathFile>;
