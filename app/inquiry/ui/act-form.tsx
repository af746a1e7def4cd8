import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { RadioGroup } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { type Decision, decisions } from "../cycle.ts";
import type { StepTexts } from "../step.ts";
import { EquityAnswers, EquityQuestions } from "./equity-questions.tsx";
import { returnOf } from "./return-of.ts";

/** The form of the last step of a cycle. */
export function ActForm({
  person,
  decision,
  act,
  reply,
}: {
  person: string;
  decision: Decision | null;
  act: { revision: number; texts: StepTexts };
  reply: FormReply | undefined;
}) {
  const { revision, texts } = act;
  return (
    <PostForm
      reply={reply}
      submit={decision === null ? m.inquiryDecide() : m.inquiryDecideAgain()}
      submitTone={decision === null ? "primary" : "secondary"}
      hidden={{ person, base: revision, ...returnOf(reply) }}
      className="stack-8"
    >
      <ActFields decision={decision} texts={texts} />
      <EquityQuestions step="act" texts={texts} />
    </PostForm>
  );
}

/** The decision, its reasons, and what would be tried next. */
export function ActFields({ decision, texts }: { decision: Decision | null; texts: StepTexts }) {
  return (
    <>
      <RadioGroup
        name="decision"
        label={m.inquiryDecisionLabel()}
        defaultValue={decision ?? undefined}
        choices={decisions.map((each) => ({
          value: each,
          label: m.inquiryDecisionName({ decision: each }),
          help: m.inquiryDecisionHelp({ decision: each }),
        }))}
        isBoxed
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
    </>
  );
}

/** The same to read: for coaches and on paper. */
export function ActView({ decision, texts }: { decision: Decision | null; texts: StepTexts }) {
  if (decision === null) return <p className="soft">{m.inquiryUndecided()}</p>;
  return (
    <div className="stack measure">
      <h2>{m.inquiryDecidedTitle({ decision })}</h2>
      {texts.reasons ? <p className="as-typed">{texts.reasons}</p> : null}
      {texts.nextChange ? (
        <dl className="plan-facts">
          <div>
            <dt>{m.inquiryNextChange()}</dt>
            <dd className="as-typed">{texts.nextChange}</dd>
          </div>
        </dl>
      ) : null}
      <EquityAnswers texts={texts} />
    </div>
  );
}
