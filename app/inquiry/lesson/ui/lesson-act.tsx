import * as m from "#app/messages/catalog.ts";
import { RadioGroup } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { decisions } from "../../cycle.ts";
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
      <RadioGroup
        name="decision"
        label={m.inquiryDecisionLabel()}
        defaultValue={decision ?? undefined}
        choices={decisions.map((each) => ({
          value: each,
          label: m.inquiryDecisionName({ decision: each }),
          help: m.inquiryDecisionHelp({ decision: each }),
        }))}
      />
      <GuardedTextArea
        name="reasons"
        label={m.inquiryReasons()}
        help={m.inquiryReasonsHelp()}
        rows={4}
        required
        defaultValue={texts.reasons ?? ""}
      />
      <GuardedTextArea
        name="nextChange"
        label={m.inquiryNextChange()}
        help={m.inquiryNextChangeHelp()}
        isOptional
        rows={3}
        defaultValue={texts.nextChange ?? ""}
      />
    </StepForm>
  );
}
