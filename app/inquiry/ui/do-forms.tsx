import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { SelectField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { Measure } from "../measure.ts";
import type { StepTexts } from "../step.ts";
import { EquityQuestions } from "./equity-questions.tsx";

/** Many points at once, from the cells of a sheet. */
export function PasteForm({
  person,
  measures,
  reply,
}: {
  person: string;
  measures: Measure[];
  reply: FormReply | undefined;
}) {
  return (
    <details className="fold" open={reply !== undefined}>
      <summary>{m.inquiryPasteTitle()}</summary>
      <PostForm reply={reply} submit={m.inquiryPasteDo()} submitTone="secondary" hidden={{ person, form: "paste" }}>
        <SelectField name="pasteMeasure" label={m.inquiryEntryWhat()} defaultValue={measures[0]?.id ?? ""}>
          {measures.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <GuardedTextArea
          name="pasted"
          label={m.inquiryPasteField()}
          help={m.inquiryPasteHelp()}
          rows={8}
          className="field--data"
        />
      </PostForm>
    </details>
  );
}

/** How it went, beside the numbers. */
export function DoneForm({
  person,
  done,
  reply,
}: {
  person: string;
  done: { revision: number; texts: StepTexts };
  reply: FormReply | undefined;
}) {
  const { revision, texts } = done;
  return (
    <details className="fold" open={reply !== undefined}>
      <summary>{m.inquiryDoneTitle()}</summary>
      <PostForm
        reply={reply}
        submit={m.inquirySave()}
        submitTone="secondary"
        hidden={{ person, form: "done", base: revision }}
      >
        <GuardedTextArea
          name="asPlanned"
          label={m.inquiryAsPlanned()}
          help={m.inquiryAsPlannedHelp()}
          isOptional
          rows={4}
          defaultValue={texts.asPlanned ?? ""}
        />
        <EquityQuestions step="do" texts={texts} />
      </PostForm>
    </details>
  );
}
