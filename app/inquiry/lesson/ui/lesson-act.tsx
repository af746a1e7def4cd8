import * as m from "#app/messages/catalog.ts";
import { ActFields } from "../../ui/act-form.tsx";
import type { LessonCycle } from "../own-cycle.server.ts";
import { StepForm } from "./step-form.tsx";

/** The decision with its reasons, and what would be tried next. */
export function LessonAct({ person, cycle, to }: { person: string; cycle: LessonCycle; to: string }) {
  const { id, decision } = cycle;
  const { revision, texts } = cycle.texts.act;
  return (
    <StepForm
      action={`/inquiry/${id}/act`}
      hidden={{ person, base: revision, to }}
      submit={decision === null ? m.inquiryDecide() : m.inquiryDecideAgain()}
    >
      <ActFields decision={decision} texts={texts} />
    </StepForm>
  );
}
