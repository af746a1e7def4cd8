import * as m from "#app/messages/catalog.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { resultKey } from "../../step.ts";
import { SeriesFigure } from "../../ui/series-figure.tsx";
import { Predicted } from "../../ui/study-form.tsx";
import type { LessonCycle } from "../own-cycle.server.ts";
import { StepForm } from "./step-form.tsx";

/** The run charts, and each prediction beside what happened. */
export function LessonStudy({ person, cycle, to }: { person: string; cycle: LessonCycle; to: string }) {
  const { id, questions, series } = cycle;
  const { revision, texts } = cycle.texts.study;
  return (
    <>
      {series.map((each) => (
        <SeriesFigure key={each.measure.id} series={each} />
      ))}
      <StepForm action={`/inquiry/${id}/study`} hidden={{ person, base: revision, to }} submit={m.inquiryStudySave()}>
        {questions.map(({ position, question, prediction }) => (
          <div key={position} className="stack">
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
      </StepForm>
    </>
  );
}
