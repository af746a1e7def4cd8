import * as m from "#app/messages/catalog.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { equityKeys, type Step, type StepTexts } from "../step.ts";

/** The four questions of fairness that every step asks, in the words of that step. They fold away once answered. */
export function EquityQuestions({ step, texts }: { step: Step; texts: StepTexts }) {
  const answered = equityKeys.filter((key) => (texts[key] ?? "") !== "").length;
  return (
    <details className="equity">
      <summary>{m.inquiryEquityTitle({ answered })}</summary>
      <div className="stack-6">
        {equityKeys.map((key) => (
          <GuardedTextArea
            key={key}
            name={key}
            label={m.inquiryEquityQuestion({ key })}
            help={equityHelp[step]({ key })}
            isOptional
            rows={2}
            defaultValue={texts[key] ?? ""}
          />
        ))}
      </div>
    </details>
  );
}

const equityHelp: Record<Step, (values: { key: string }) => string> = {
  plan: m.inquiryEquityPlan,
  do: m.inquiryEquityDo,
  study: m.inquiryEquityStudy,
  act: m.inquiryEquityAct,
};

/** The answers, for those who read and do not write. */
export function EquityAnswers({ texts }: { texts: StepTexts }) {
  const answered = equityKeys.flatMap((key) => (texts[key] ? [{ key, text: texts[key] }] : []));
  if (answered.length === 0) return null;
  return (
    <dl className="plan-facts">
      {answered.map(({ key, text }) => (
        <div key={key}>
          <dt>{m.inquiryEquityQuestion({ key })}</dt>
          <dd className="as-typed">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
