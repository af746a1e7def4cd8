import type { Question } from "../answer.ts";
import type { EvaluationQuestion } from "../answer-words.ts";
import type { Context, Design, Direction, Measure } from "../design.ts";
import { numberIn } from "../entry.ts";
import { flatPrior, type Prior } from "../prior.ts";

/** In 100: how sure to be before going ahead, and how much probability the interval holds. */
export const sureLevels = ["60", "80", "90", "95"] as const;
export const intervalLevels = ["80", "90", "95"] as const;

/** Everything that was typed or chosen. It lives in the page's memory and nowhere else. */
export type Draft = {
  decision: string;
  design: Design | "";
  measureWords: string;
  measure: Measure;
  direction: Direction;
  matters: string;
  sure: (typeof sureLevels)[number];
  level: (typeof intervalLevels)[number];
  prior: "any" | "edges" | "earlier" | "none";
  baseline: Context["baseline"];
  chosenBy: Context["chosenBy"];
  startedAtExtreme: boolean;
  /** The numbers, by field. */
  typed: Record<string, string>;
};

export const emptyDraft: Draft = {
  decision: "",
  design: "",
  measureWords: "",
  measure: "share",
  direction: "higher",
  matters: "",
  sure: "80",
  level: "90",
  prior: "any",
  baseline: "",
  chosenBy: "",
  startedAtExtreme: false,
  typed: {},
};

export type SetDraft = (change: Partial<Draft>) => void;

/** The smallest difference that matters, above 0: shares as parts of 1. Null until it is written. */
export function mattersIn({ matters, measure }: Draft): number | null {
  const value = numberIn(matters);
  if (value === null || value <= 0 || (measure === "share" && value >= 100)) return null;
  return measure === "share" ? value / 100 : value;
}

/** The numbers come only after the decision, the design and the difference that would matter. */
export function isPlanned(draft: Draft): draft is Draft & { design: Design } {
  const hasMeasure = draft.design === "run-chart" || mattersIn(draft) !== null;
  return draft.decision.trim() !== "" && draft.measureWords.trim() !== "" && draft.design !== "" && hasMeasure;
}

/** The stated prior; "numbers" if it lacks some. */
export function priorIn({ prior, measure, typed }: Draft): Prior | "numbers" {
  if (measure === "share" && prior === "edges") return { ...flatPrior, share: { yes: 0.5, no: 0.5 } };
  if (measure === "share" && prior === "earlier") {
    const [yes, n] = [numberIn(typed.priorYes ?? ""), numberIn(typed.priorN ?? "")];
    const isFit = yes !== null && n !== null && Number.isInteger(yes) && Number.isInteger(n) && yes >= 0 && yes <= n;
    return isFit ? { ...flatPrior, share: { yes: 1 + yes, no: 1 + n - yes } } : "numbers";
  }
  if (measure === "mean" && prior === "none") {
    const deviation = numberIn(typed.priorDeviation ?? "");
    return deviation !== null && deviation > 0 ? { ...flatPrior, mean: { deviation } } : "numbers";
  }
  return flatPrior;
}

/** The question to the numbers, with the difference that matters and the prior as read above. */
export function questionIn(draft: Draft, prior: Prior, matters: number): Question & EvaluationQuestion {
  const { direction, level, sure, measure } = draft;
  return { prior, matters, direction, measure, level: Number(level) / 100, sure: Number(sure) / 100 };
}
