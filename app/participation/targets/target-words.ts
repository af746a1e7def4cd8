import * as m from "#app/messages/catalog.ts";
import { measureInWords } from "../measures/measure-words.ts";
import { amountOf, type Target, targetStatusOf } from "./target.ts";

/** A target's row in words, the same on the page and in reports. */
export function targetInWords({ measure, planned, actual, budgetLine, reason }: Target) {
  const status = targetStatusOf({ planned, actual });
  return {
    measure,
    name: measureInWords(measure).name,
    planned: amountOf(measure, planned),
    actual: actual === null ? m.reportNoEarlier() : amountOf(measure, actual),
    difference: m.targetDifference({
      standing: status,
      amount: amountOf(measure, Math.abs((actual ?? planned) - planned)),
      share: actual === null ? 0 : Math.round((100 * actual) / planned),
    }),
    budgetLine,
    reason,
  };
}

export type TargetWords = ReturnType<typeof targetInWords>;
