import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import type { EntryProblem } from "./entry.ts";
import type { MeasureKind } from "./measure-kind.ts";
import type { StepTexts } from "./step.ts";

/** The aim as one sentence, as far as its parts are filled in; null with neither who nor what. */
export function aimSentence({ aimWho = "", aimWhat = "", aimFrom = "", aimTo = "", aimBy = "" }: StepTexts) {
  if (aimWho === "" && aimWhat === "") return null;
  const amount =
    aimFrom !== "" && aimTo !== ""
      ? m.inquiryAimFromTo({ from: aimFrom, to: aimTo })
      : aimTo !== ""
        ? m.inquiryAimTo({ to: aimTo })
        : "";
  const parts = [aimWho, aimWhat, amount, aimBy === "" ? "" : m.inquiryAimBy({ day: aimBy })];
  const sentence = parts.filter((part) => part !== "").join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** When a cycle runs: "Mar 2, 2026 to Mar 6, 2026". */
export function daysInWords({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): string | null {
  if (startsOn === null) return endsOn === null ? null : m.inquiryDaysUntil({ to: shortDay(endsOn) });
  if (endsOn === startsOn) return shortDay(startsOn);
  return endsOn === null
    ? m.inquiryDaysFrom({ from: shortDay(startsOn) })
    : m.inquiryDays({ from: shortDay(startsOn), to: shortDay(endsOn) });
}

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** A point as a reader sees it: "12 calls", "7 of 20 (35%)", "3.4 (of 12 people)". */
export function pointInWords(
  { value, outOf }: { value: number; outOf: number | null },
  { kind, unit }: { kind: MeasureKind; unit: string },
): string {
  const shown = number.format(value);
  if (kind === "share" && outOf) {
    const percent = Math.round((100 * value) / outOf);
    return m.inquiryPointShare({ value: shown, of: outOf, percent });
  }
  const withUnit = unit === "" ? shown : `${shown} ${unit}`;
  return kind === "average" && outOf ? m.inquiryPointAverage({ value: withUnit, of: outOf }) : withUnit;
}

export const problemInWords = (problem: EntryProblem): string => m.inquiryEntryProblem({ problem });
