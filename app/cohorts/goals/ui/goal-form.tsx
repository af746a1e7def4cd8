import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { GoalWords } from "../goal.ts";
import { goalStatuses } from "../goal-status.ts";

/** The fields of a goal; the status only for one that was set before. */
export function GoalForm({
  reply,
  hidden,
  goal,
}: {
  reply: FormReply | undefined;
  hidden: Record<string, string | number>;
  goal: GoalWords | null;
}) {
  return (
    <PostForm reply={reply} submit={goal ? m.goalsSave() : m.goalsSet()} hidden={hidden}>
      <GuardedTextArea
        name="statement"
        label={m.goalsStatement()}
        help={m.goalsStatementHelp()}
        rows={3}
        required
        defaultValue={goal?.statement ?? ""}
      />
      <GuardedTextArea
        name="problem"
        label={m.goalsProblem()}
        help={m.goalsProblemHelp()}
        isOptional
        rows={3}
        defaultValue={goal?.problem ?? ""}
      />
      <TextField name="baseline" label={m.goalsBaseline()} isOptional defaultValue={goal?.baseline ?? ""} />
      <TextField name="measure" label={m.goalsMeasure()} isOptional defaultValue={goal?.measure ?? ""} />
      <TextField type="date" name="targetOn" label={m.goalsTarget()} isOptional defaultValue={goal?.targetOn ?? ""} />
      {goal ? (
        <SelectField name="status" label={m.goalsStatus()} defaultValue={goal.status}>
          {goalStatuses.map((status) => (
            <option key={status} value={status}>
              {m.goalsStatusName({ status })}
            </option>
          ))}
        </SelectField>
      ) : null}
    </PostForm>
  );
}
