import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { goalStatuses } from "./goal-status.ts";

const words = (most: number) => z.string().trim().max(most).optional();

/** The form for a goal; without a status it is a new one, which is open. */
export const goalSchema = () =>
  z.object({
    statement: z.string(m.goalsStatementMissing()).trim().min(1, m.goalsStatementMissing()).max(1_000),
    problem: words(3_000),
    baseline: words(1_000),
    measure: words(1_000),
    targetOn: z.iso.date(m.goalsTargetWrong()).optional(),
    status: z.enum(goalStatuses).default("open"),
    /** The revision that the form was made from. */
    seen: z.coerce.number().int().min(0).default(0),
  });

export type GoalWords = {
  statement: string;
  problem: string | null;
  baseline: string | null;
  measure: string | null;
  targetOn: string | null;
  status: (typeof goalStatuses)[number];
};

/** A field left empty in the form is null. */
export function goalIn(typed: z.infer<ReturnType<typeof goalSchema>>): GoalWords {
  const { statement, problem, baseline, measure, targetOn, status } = typed;
  return {
    ...{ statement, status },
    ...{ problem: problem || null, baseline: baseline || null, measure: measure || null, targetOn: targetOn ?? null },
  };
}

export const isSameGoal = (one: GoalWords, other: GoalWords): boolean =>
  one.statement === other.statement &&
  one.problem === other.problem &&
  one.baseline === other.baseline &&
  one.measure === other.measure &&
  one.targetOn === other.targetOn &&
  one.status === other.status;
