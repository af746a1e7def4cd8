import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { ChildDataGuard } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";

export type StepData = {
  id: string;
  text: string;
  owner: string;
  due: string | null;
  isDone: boolean;
  canFinish: boolean;
};

type Props = {
  steps: StepData[];
  people: { personId: string; name: string }[];
  path: string;
  personId: string;
  formKey: string;
};

/** Next steps with owners and dates. An open step stays on its owner's Today. */
export function NextSteps({ steps, people, path, personId, formKey }: Props) {
  return (
    <section aria-labelledby="steps" className="stack">
      <h2 id="steps">{m.stepsTitle()}</h2>
      <ul className="plain rows">
        {steps.map((step) => (
          <li key={step.id} className="stack-2">
            <p className={step.isDone ? "soft" : undefined}>
              {step.isDone ? `${m.stepsDone()} ` : null}
              {step.text}
            </p>
            <p className="soft">
              {step.owner}
              {step.due ? `, ${m.stepsDue({ day: step.due })}` : null}
            </p>
            {step.canFinish ? (
              <Form method="post" action={`/next-steps/${step.id}`}>
                <input type="hidden" name="person" value={personId} />
                <input type="hidden" name="to" value={`${path}#steps`} />
                <input type="hidden" name="done" value={step.isDone ? "no" : "yes"} />
                <Button
                  aria-label={
                    step.isDone ? m.stepsReopenThis({ step: step.text }) : m.stepsFinishThis({ step: step.text })
                  }
                >
                  {step.isDone ? m.stepsReopen() : m.stepsFinish()}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      <PostForm
        reply={undefined}
        action={`${path}/next-steps`}
        submit={m.stepsAdd()}
        submitTone="secondary"
        hidden={{ person: personId, key: `step ${formKey}` }}
      >
        <ChildDataGuard text="">
          <TextField label={m.stepsText()} name="step" id="step" limit={500} />
        </ChildDataGuard>
        <SelectField label={m.stepsOwner()} name="ownerId" id="step-owner" defaultValue={personId}>
          {people.map(({ personId, name }) => (
            <option key={personId} value={personId}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField label={m.stepsDueOn()} name="dueOn" id="step-due" type="date" isOptional />
      </PostForm>
    </section>
  );
}
