import * as m from "#app/messages/catalog.ts";
import { RunChart } from "#app/ui/chart/run-chart.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Answer } from "../answer.ts";
import { answerSentences, type EvaluationQuestion, type Plan, shareableWords, warningWords } from "../answer-words.ts";
import type { Entry } from "../entry.ts";
import { hasSmallCounts, type Warning } from "../warnings.ts";
import { DifferencePicture } from "./difference-picture.tsx";
import { Shareable } from "./shareable.tsx";

export type Worked = {
  plan: Plan;
  entry: Entry;
  /** Null for a run chart. */
  answer: Answer | null;
  asked: EvaluationQuestion;
  warnings: Warning[];
  looks: number;
};

/** The answer in words, its warnings, its picture, and what of it may leave. */
export function AnswerView({ plan, entry, answer, asked, warnings, looks }: Worked) {
  const sentences = answer ? answerSentences(answer, asked) : [m.evaluationAnswerPoints()];
  const shareable = shareableWords(plan, entry, answer, asked);
  return (
    <section className="stack stack-6" aria-labelledby="answer-title">
      <h2 id="answer-title" tabIndex={-1}>
        {m.evaluationAnswerTitle()}
      </h2>
      <div className="stack stack-2 evaluation__answer">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {warnings.length > 0 ? (
        <Notice kind="care" title={m.evaluationWarnings()}>
          <ul className="stack stack-2 evaluation__warnings">
            {warnings.map((warning) => (
              <li key={warning}>{warningWords(warning, looks)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {answer ? <DifferencePicture answer={answer} asked={asked} words={sentences.join(" ")} /> : null}
      {entry.kind === "points" ? (
        <RunChart
          title={plan.measureWords}
          points={entry.points}
          baseline={entry.baseline ?? undefined}
          changes={
            entry.baseline !== null && entry.baseline < entry.points.length
              ? [{ at: entry.baseline, words: m.evaluationSecondComparison() }]
              : []
          }
        />
      ) : null}
      {shareable.length > 0 ? <Shareable sentences={shareable} isSmall={hasSmallCounts(entry)} /> : null}
    </section>
  );
}
