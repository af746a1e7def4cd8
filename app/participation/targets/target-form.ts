import { z } from "zod";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { copiedNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { exactMeasures } from "../measures/measure.ts";
import { largestPlan, longestBudgetLine, longestReason } from "./target.ts";

const written = (most: number, clean: (typed: string) => string) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().max(most, { error: () => m.targetTooLong({ most }) }))
    .optional();

/** The form that changes a target. */
export const targetSchema = () =>
  z.object({
    planned: copiedNumber({ most: largestPlan, wrong: m.targetPlannedWrong() }),
    budgetLine: written(longestBudgetLine, oneLine),
    reason: written(longestReason, (typed) => withoutInvisible(typed).trim()),
  });

/** The form that adds one. */
export const newTargetSchema = () =>
  targetSchema().extend({ measure: z.enum(exactMeasures, { error: () => m.targetMeasureMissing() }) });
