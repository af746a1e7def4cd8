import * as m from "#app/messages/catalog.ts";
import { aimSentence, daysInWords } from "../cycle-words.ts";
import { EquityAnswers } from "./equity-questions.tsx";
import type { EditedPlan } from "./plan-form.tsx";
import { MeasurePredicted, QuestionList } from "./plan-form.tsx";

/** A plan to read: for coaches and on paper. */
export function PlanView({ plan }: { plan: Omit<EditedPlan, "revision"> }) {
  const { texts, measures, questions } = plan;
  const facts = [
    { label: m.inquiryProblem(), value: texts.problem },
    { label: m.inquiryAimTitle(), value: aimSentence(texts) },
    { label: m.inquiryChange(), value: texts.change },
    { label: m.inquiryRoom(), value: texts.room },
    { label: m.inquiryWho(), value: texts.who },
    { label: m.inquiryWhen(), value: daysInWords(plan) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  return (
    <div className="stack-8 measure">
      {facts.length === 0 ? <p className="soft">{m.inquiryPlanEmpty()}</p> : null}
      <dl className="plan-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="as-typed">{value}</dd>
          </div>
        ))}
      </dl>
      <section className="stack">
        <h2>{m.inquiryQuestionsTitle()}</h2>
        <QuestionList questions={questions} />
      </section>
      <section className="stack">
        <h2>{m.inquiryMeasuresTitle()}</h2>
        <MeasureList measures={measures} />
      </section>
      <EquityAnswers texts={texts} />
    </div>
  );
}

function MeasureList({ measures }: { measures: EditedPlan["measures"] }) {
  if (measures.length === 0) return <p className="soft">{m.inquiryNoMeasures()}</p>;
  return (
    <dl className="plan-facts">
      {measures.map((measure) => (
        <div key={measure.id}>
          <dt>{measure.name}</dt>
          <dd className="as-typed">
            {measure.definition ? `${measure.definition} ` : ""}
            <span className="soft">
              {m.inquiryMeasureKindName({ kind: measure.kind })}
              {measure.unit ? ` · ${measure.unit}` : ""}
            </span>
            <MeasurePredicted measure={measure} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
