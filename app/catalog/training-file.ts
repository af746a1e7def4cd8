import { z } from "zod";
import { id, language, sources, text, texts } from "./front-matter.ts";
import { partKinds } from "./program.ts";

const minutes = z
  .number("must be a number of minutes")
  .int("must be a whole number of minutes")
  .min(1, "must be at least 1")
  .max(960, "must be at most 960, which is two long days");

/** content/trainings/<slug>.yaml. */
export const trainingFile = z
  .strictObject({
    title: text,
    summary: text,
    audience: text,
    minutes,
    language: language.default("en"),
    objectives: texts.min(2, "must have at least two objectives"),
    /** The standards that a clock-hour committee may approve it for; nothing is claimed before it does. */
    standards: texts.default([]),
    materials: texts.default([]),
    before: texts.default([]),
    parts: z
      .array(
        z.strictObject({
          minutes,
          title: text,
          kind: z.enum(partKinds, `must be one of ${partKinds.join(", ")}`),
          protocol: id.optional(),
          notes: text,
          say: text.default(""),
        }),
        "must be a list, each with minutes, title, kind and notes",
      )
      .min(3, "must have at least three parts"),
    after: texts.default([]),
    /** What a facilitator who did not write it should know, as plain text. */
    facilitating: text,
    sources: sources.default([]),
  })
  .superRefine(({ minutes, parts }, context) => {
    const sum = parts.reduce((total, part) => total + part.minutes, 0);
    const message = `must be the sum of its parts, which is ${sum}; write ${sum} here, or change a part`;
    if (sum !== minutes) context.addIssue({ code: "custom", message, path: ["minutes"] });
  });

export type TrainingFile = z.infer<typeof trainingFile>;
