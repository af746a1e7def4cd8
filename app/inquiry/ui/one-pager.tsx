import * as m from "#app/messages/catalog.ts";
import type { CycleKind, Decision } from "../cycle.ts";
import { aimSentence } from "../cycle-words.ts";
import type { PlannedQuestion } from "../plan.ts";
import type { PublicSeries } from "../public-series.ts";
import { resultKey, type StepTexts } from "../step.ts";
import { PublicFigure } from "./public-figures.tsx";

type Props = {
  page: {
    number: number;
    kind: CycleKind;
    organization: string | null;
    when: string | null;
    decision: Decision | null;
    questions: PlannedQuestion[];
    plan: StepTexts;
    study: StepTexts;
    act: StepTexts;
    series: PublicSeries[];
  };
};

/** More characters than these, and the words alone fill a page of paper. */
const mostOnPaper = 2_600;
/** The most charts that a page of paper has room for. */
const mostFigures = 2;

/** A cycle on one page of paper for others: the problem, the test, what was predicted and found, the decision. */
export function OnePager({ page }: Props) {
  const { number, kind, organization, when, decision, questions, plan, study, act, series } = page;
  const facts = [
    organization,
    kind === "listening" ? m.inquiryListening() : m.inquiryCycleNumber({ number }),
    when,
    decision === null ? m.inquiryOnePagerOpen() : m.inquiryDecided({ decision }),
  ].filter(Boolean);
  const figures = series.filter(({ points }) => points.length > 0).slice(0, mostFigures);
  const isLong = lengthOf(page) > mostOnPaper;
  return (
    <div className="one-pager">
      <div className="stack-2 no-print">
        <p className="soft measure">{m.inquiryOnePagerHelp()}</p>
        {isLong ? <p className="measure">{m.inquiryOnePagerLong()}</p> : null}
      </div>
      <p className="one-pager__facts soft">{facts.join(" · ")}</p>
      <div className="one-pager__columns">
        <div className="one-pager__part">
          <Words title={m.inquiryProblem()} text={plan.problem} />
          <Words title={m.inquiryAimTitle()} text={aimSentence(plan) ?? ""} />
        </div>
        <div className="one-pager__part">
          <Words title={m.inquiryOnePagerTried()} text={plan.change} isLarge />
          <Words title={m.inquiryRoom()} text={plan.room} />
        </div>
      </div>
      {figures.length > 0 ? (
        <div className={figures.length > 1 ? "one-pager__columns" : undefined}>
          {figures.map((each) => (
            <PublicFigure key={each.measure.name} series={each} />
          ))}
        </div>
      ) : null}
      <Questions questions={questions} study={study} />
      <div className="one-pager__columns">
        <div className="one-pager__part">
          <Words title={m.inquiryOnePagerLearned()} text={study.learned} isLarge />
          <Words title={m.inquiryOnePagerSurprised()} text={study.surprised} />
        </div>
        <div className="one-pager__part">
          <Words title={m.inquiryOnePagerReasons()} text={act.reasons} />
          <Words title={m.inquiryNextChange()} text={act.nextChange} />
        </div>
      </div>
      {figures.length > 0 ? <p className="small soft">{m.inquiryPublicRule()}</p> : null}
    </div>
  );
}

/** Each question's prediction beside its result. */
function Questions({ questions, study }: { questions: PlannedQuestion[]; study: StepTexts }) {
  if (questions.length === 0) return null;
  return (
    <table className="one-pager__questions">
      <thead>
        <tr>
          <th scope="col">{m.inquiryOnePagerQuestion()}</th>
          <th scope="col">{m.inquiryPredicted()}</th>
          <th scope="col">{m.inquiryHappenedLabel()}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ position, question, prediction }) => (
          <tr key={position}>
            <th scope="row" className="as-typed">
              {question}
            </th>
            <td className="as-typed">{prediction || m.inquiryNoPrediction()}</td>
            <td className="as-typed">{study[resultKey(position)] || m.inquiryNotWritten()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ title, text, isLarge = false }: { title: string; text: string | undefined; isLarge?: boolean }) {
  if (!text) return null;
  return (
    <section>
      <h2 className="one-pager__title">{title}</h2>
      <p className={isLarge ? "as-typed one-pager__large" : "as-typed"}>{text}</p>
    </section>
  );
}

/** How many characters the page prints. */
function lengthOf({ questions, plan, study, act }: Props["page"]): number {
  const texts = [plan.problem, plan.change, plan.room, aimSentence(plan), study.learned, study.surprised];
  const asked = questions.flatMap(({ position, question, prediction }) => [
    ...[question, prediction, study[resultKey(position)]],
  ]);
  return [...texts, ...asked, act.reasons, act.nextChange].reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
