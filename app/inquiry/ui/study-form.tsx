import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { PlannedQuestion } from "../plan.ts";
import { resultKey, type StepTexts } from "../step.ts";
import { EquityAnswers, EquityQuestions } from "./equity-questions.tsx";
import { returnOf } from "./return-of.ts";

/** The lessons learned, with each prediction beside its result. */
export function StudyForm({
  person,
  questions,
  study,
  reply,
}: {
  person: string;
  questions: PlannedQuestion[];
  study: { revision: number; texts: StepTexts };
  reply: FormReply | undefined;
}) {
  const { revision, texts } = study;
  return (
    <PostForm
      reply={reply}
      submit={m.inquiryStudySave()}
      hidden={{ person, base: revision, ...returnOf(reply) }}
      className="stack-8"
    >
      <h2>{m.inquiryCompareTitle()}</h2>
      {questions.length === 0 ? <p className="soft">{m.inquiryNoQuestions()}</p> : null}
      <StudyFields questions={questions} texts={texts} />
      <GuardedTextArea
        name="surprised"
        label={m.inquirySurprised()}
        isOptional
        rows={3}
        defaultValue={texts.surprised ?? ""}
      />
      <EquityQuestions step="study" texts={texts} />
    </PostForm>
  );
}

/** Each question's result beside its prediction, and the lessons learned. */
export function StudyFields({ questions, texts }: { questions: PlannedQuestion[]; texts: StepTexts }) {
  return (
    <>
      {questions.map(({ position, question, prediction }) => (
        <div key={position} className="compared">
          <Predicted question={question} prediction={prediction} />
          <GuardedTextArea
            name={resultKey(position)}
            label={m.inquiryHappened({ number: position })}
            isOptional
            rows={3}
            defaultValue={texts[resultKey(position)] ?? ""}
          />
        </div>
      ))}
      <GuardedTextArea
        name="learned"
        label={m.inquiryLearned()}
        help={m.inquiryLearnedHelp()}
        isOptional
        rows={4}
        defaultValue={texts.learned ?? ""}
      />
    </>
  );
}

/** A question and its prediction, to hold beside what happened. */
function Predicted({ question, prediction }: { question: string; prediction: string }) {
  return (
    <div className="prediction">
      {question ? <p className="prediction__question as-typed">{question}</p> : null}
      <p className="prediction__label small soft">{m.inquiryPredicted()}</p>
      <p className="prediction__words as-typed">{prediction || m.inquiryNoPrediction()}</p>
    </div>
  );
}

/** The same to read: for coaches and on paper. */
export function StudyView({ questions, texts }: { questions: PlannedQuestion[]; texts: StepTexts }) {
  return (
    <div className="stack-8 measure">
      {questions.length > 0 ? <h2>{m.inquiryCompareTitle()}</h2> : null}
      {questions.map(({ position, question, prediction }) => (
        <div key={position} className="compared">
          <Predicted question={question} prediction={prediction} />
          <div className="prediction">
            <p className="prediction__label small soft">{m.inquiryHappenedLabel()}</p>
            <p className="prediction__words as-typed">{texts[resultKey(position)] || m.inquiryNotWritten()}</p>
          </div>
        </div>
      ))}
      <dl className="plan-facts">
        {[
          { label: m.inquiryLearned(), value: texts.learned },
          { label: m.inquirySurprised(), value: texts.surprised },
        ].map(({ label, value }) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="as-typed">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <EquityAnswers texts={texts} />
    </div>
  );
}
