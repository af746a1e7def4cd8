import * as m from "#app/messages/catalog.ts";
import type { Answer } from "./answer.ts";
import type { Design, Direction, Measure } from "./design.ts";
import type { Entry, Problem } from "./entry.ts";
import { hasSmallCounts, type Warning } from "./warnings.ts";

export const designWords: Record<Design, { name: () => string; reasonFor: () => string; against: () => string }> = {
  "before-after": {
    name: m.evaluationDesignBeforeAfterName,
    reasonFor: m.evaluationDesignBeforeAfterFor,
    against: m.evaluationDesignBeforeAfterAgainst,
  },
  paired: {
    name: m.evaluationDesignPairedName,
    reasonFor: m.evaluationDesignPairedFor,
    against: m.evaluationDesignPairedAgainst,
  },
  comparison: {
    name: m.evaluationDesignComparisonName,
    reasonFor: m.evaluationDesignComparisonFor,
    against: m.evaluationDesignComparisonAgainst,
  },
  pilot: {
    name: m.evaluationDesignPilotName,
    reasonFor: m.evaluationDesignPilotFor,
    against: m.evaluationDesignPilotAgainst,
  },
  "run-chart": {
    name: m.evaluationDesignRunChartName,
    reasonFor: m.evaluationDesignRunChartFor,
    against: m.evaluationDesignRunChartAgainst,
  },
};

/** What the two groups of a design are called: before and after, or without and with the change. */
export function groupNames(design: Design): { first: string; second: string } {
  return design === "before-after"
    ? { first: m.evaluationFirstBeforeAfter(), second: m.evaluationSecondBeforeAfter() }
    : { first: m.evaluationFirstComparison(), second: m.evaluationSecondComparison() };
}

export const problemWords: Record<Problem, () => string> = {
  "above-n": m.evaluationProblemAboveN,
  baseline: m.evaluationProblemBaseline,
  count: m.evaluationProblemCount,
  deviation: m.evaluationProblemDeviation,
  nobody: m.evaluationProblemNobody,
  number: m.evaluationProblemNumber,
  points: m.evaluationProblemPoints,
  two: m.evaluationProblemTwo,
};

export function warningWords(warning: Warning, looks: number): string {
  const words: Record<Warning, () => string> = {
    "baseline-moving": m.evaluationWarningBaselineMoving,
    "baseline-unknown": m.evaluationWarningBaselineUnknown,
    "chosen-place": m.evaluationWarningChosenPlace,
    "chosen-staff": m.evaluationWarningChosenStaff,
    "chosen-themselves": m.evaluationWarningChosenThemselves,
    "extreme-start": m.evaluationWarningExtremeStart,
    "not-by-chance": m.evaluationWarningNotByChance,
    "several-looks": () => m.evaluationWarningSeveralLooks({ looks }),
    small: m.evaluationWarningSmall,
    tiny: m.evaluationWarningTiny,
    uneven: m.evaluationWarningUneven,
  };
  return words[warning]();
}

/** "about 92 in 100". Never a certainty, because no number of counts makes one. */
export function chanceWords(chance: number): string {
  if (chance > 0.99) return m.evaluationChanceHigh();
  if (chance < 0.01) return m.evaluationChanceLow();
  return m.evaluationChanceAbout({ percent: Math.round(100 * chance) });
}

/** A chance as one of five words, from which no count can be worked back. */
export function verdictWords(chance: number): string {
  if (chance >= 0.95) return m.evaluationVerdictVery();
  if (chance >= 0.8) return m.evaluationVerdictLikely();
  if (chance >= 0.6) return m.evaluationVerdictRather();
  return chance > 0.4 ? m.evaluationVerdictEven() : m.evaluationVerdictUnlikely();
}

/** Shares in percentage points, means in their own unit. */
export function differenceWords(value: number, measure: Measure): string {
  const shown = (measure === "share" ? 100 * value : value).toLocaleString("en-US", {
    maximumSignificantDigits: 3,
    maximumFractionDigits: measure === "share" ? 0 : 2,
    roundingPriority: "lessPrecision",
  });
  const plain = shown === "-0" ? "0" : shown.replace("-", "−");
  return measure === "share" ? m.evaluationDifferencePoints({ value: plain }) : plain;
}

export type EvaluationQuestion = {
  measure: Measure;
  direction: Direction;
  matters: number;
  level: number;
  /** From 0 to 1: how likely it must be to go ahead. */
  sure: number;
};

/** The answer in plain words, the most important sentence first. */
export function answerSentences(
  answer: Answer,
  { measure, direction, matters, level, sure }: EvaluationQuestion,
): string[] {
  const { low, middle, high } = answer.interval;
  const shown = (value: number) => differenceWords(value, measure);
  return [
    m.evaluationAnswerMatters({ matters: shown(matters), chance: chanceWords(answer.mattersBetter) }),
    answer.mattersBetter >= sure
      ? m.evaluationAnswerReached({ sure: Math.round(100 * sure) })
      : m.evaluationAnswerBelow({ sure: Math.round(100 * sure) }),
    m.evaluationAnswerBetter({ direction, chance: chanceWords(answer.better) }),
    m.evaluationAnswerWorse({ chance: chanceWords(answer.mattersWorse) }),
    m.evaluationAnswerInterval({
      level: Math.round(100 * level),
      low: shown(low),
      middle: shown(middle),
      high: shown(high),
    }),
    ...(high - low > 4 * matters && Math.max(answer.mattersBetter, answer.mattersWorse) < sure
      ? [m.evaluationAnswerWide()]
      : []),
  ];
}

export type Plan = { decision: string; measureWords: string; design: Design };

/**
 * What may leave the page. Where fewer than ten people stand behind a number, no count, percentage, chance or interval:
 * from exact chances the counts could be worked back.
 */
export function shareableWords(plan: Plan, entry: Entry, answer: Answer | null, asked: EvaluationQuestion): string[] {
  const verdict = answer
    ? [
        m.evaluationShareVerdict({
          measure: plan.measureWords,
          decision: plan.decision,
          design: designWords[plan.design].name(),
          words: verdictWords(answer.better),
        }),
      ]
    : [];
  if (!answer || hasSmallCounts(entry)) return verdict;
  return [...verdict, ...countWords(plan.design, entry), ...answerSentences(answer, asked)];
}

function countWords(design: Design, entry: Entry): string[] {
  if (entry.kind !== "shares") return [];
  const names = groupNames(design);
  const group = (name: string, { yes, n }: { yes: number; n: number }) => m.evaluationShareOf({ name, yes, n });
  return [
    m.evaluationShareNumbers({ first: group(names.first, entry.first), second: group(names.second, entry.second) }),
  ];
}
