import * as m from "#app/messages/catalog.ts";
import { SeriesFigure } from "../../ui/series-figure.tsx";
import { StudyFields } from "../../ui/study-form.tsx";
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
        <StudyFields questions={questions} texts={texts} />
      </StepForm>
    </>
  );
}
