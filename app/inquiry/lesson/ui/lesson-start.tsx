import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { longestTitle } from "../../step.ts";
import type { OwnCycle } from "../own-cycle.server.ts";
import { StepForm } from "./step-form.tsx";

/** Starts a cycle for a reader who has none. */
export function LessonStart({ own, to }: { own: OwnCycle; to: string }) {
  const hidden = { person: own.personId, id: own.newId, to };
  return (
    <StepForm action="/inquiry/new" hidden={hidden} submit={m.inquiryStart()}>
      <p>{m.cycleStepStart()}</p>
      <TextField
        name="title"
        label={m.inquiryTitleField()}
        help={m.inquiryTitleHelp()}
        required
        limit={longestTitle}
        autoComplete="off"
      />
      <GuardedTextArea name="change" label={m.inquiryChange()} help={m.inquiryChangeHelp()} isOptional rows={3} />
    </StepForm>
  );
}
