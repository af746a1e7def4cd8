import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { measureField, predictionField, questionField } from "../../plan.ts";
import { predictedText } from "../../predicted.ts";
import { QuestionList } from "../../ui/plan-form.tsx";
import type { LessonCycle } from "../own-cycle.server.ts";
import { StepForm } from "./step-form.tsx";

/** The heart of a plan: the change, the first question with its prediction, and the first measure. */
export function LessonPlan({ person, cycle, to }: { person: string; cycle: LessonCycle; to: string }) {
  const { id, isLocked, texts } = cycle;
  const question = cycle.questions.find(({ position }) => position === 1);
  const measure = cycle.measures.find(({ position }) => position === 1);
  return (
    <StepForm
      action={`/inquiry/${id}/plan`}
      hidden={{ person, base: texts.plan.revision, to }}
      submit={m.inquiryPlanSave()}
    >
      <GuardedTextArea
        name="change"
        label={m.inquiryChange()}
        help={m.inquiryChangeHelp()}
        isOptional
        rows={3}
        defaultValue={texts.plan.texts.change ?? ""}
      />
      {isLocked ? (
        <>
          <p className="soft">{m.inquiryLocked()}</p>
          <QuestionList questions={cycle.questions} />
        </>
      ) : (
        <>
          <GuardedTextArea
            name={questionField(1)}
            label={m.inquiryQuestion()}
            isOptional
            rows={2}
            defaultValue={question?.question ?? ""}
          />
          <GuardedTextArea
            name={predictionField(1)}
            label={m.inquiryPrediction()}
            help={m.inquiryPredictionHelp()}
            isOptional
            rows={2}
            defaultValue={question?.prediction ?? ""}
          />
          <TextField
            name={measureField(1, "name")}
            label={m.cycleStepMeasure()}
            isOptional
            autoComplete="off"
            defaultValue={measure?.name ?? ""}
          />
          <TextField
            name={measureField(1, "predicted")}
            label={m.inquiryMeasurePredicted()}
            help={m.cycleStepPredictedHelp()}
            isOptional
            autoComplete="off"
            defaultValue={measure ? predictedText(measure) : ""}
          />
        </>
      )}
    </StepForm>
  );
}
