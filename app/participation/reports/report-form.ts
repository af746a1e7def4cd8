import { z } from "zod";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { longestNarrative, reportKinds } from "./report.ts";

const line = (most: number, missing: () => string) =>
  z
    .string({ error: missing })
    .transform(oneLine)
    .pipe(z.string().min(1, { error: missing }).max(most));
const text = (most: number) =>
  z
    .string()
    .transform((typed) => withoutInvisible(typed).trim())
    .pipe(z.string().max(most));

export const newReportSchema = () =>
  z.object({
    kind: z.enum(reportKinds).catch("quarterly"),
    snapshotId: z
      .string({ error: () => m.reportFiguresMissing() })
      .refine(isId, { error: () => m.reportFiguresMissing() }),
    title: line(160, m.reportTitleMissing),
    key: z.string().min(10).max(60),
  });

export const narrativeSchema = () =>
  z.object({
    text: text(longestNarrative).optional(),
  });

export const commentSchema = () =>
  z.object({
    text: z
      .string({ error: () => m.reportCommentMissing() })
      .transform((typed) => withoutInvisible(typed).trim())
      .pipe(
        z
          .string()
          .min(1, { error: () => m.reportCommentMissing() })
          .max(longestNarrative),
      ),
  });

export const correctionSchema = () =>
  z.object({ reason: line(500, m.reportCorrectMissing), key: z.string().min(10).max(60) });
