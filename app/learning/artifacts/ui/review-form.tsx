import { Form } from "@remix-run/react";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { type FormReply, summaryOf } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { RadioGroup, SelectField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostedForm } from "#app/ui/posted-form.ts";
import type { ArtifactRating } from "../queries/artifact-page.server.ts";
import { baseName, levelName, noteName } from "../rubric-form.ts";
import { SelectedPassage } from "./selected-passage.tsx";

type Props = { template: ArtifactTemplate; reply: FormReply | undefined };

/** A coach's comment on a part, a passage or the whole. Selecting words in the text fills in the passage. */
export function CommentForm({ template, reply }: Props) {
  return (
    <div className="stack-6 measure no-print">
      <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="form" value="comment" />
        <PostedForm.Provider value={reply}>
          <SelectField name="field" label={m.artifactsCommentField()} defaultValue="">
            <option value="">{m.artifactsCommentFieldWhole()}</option>
            {template.fields.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </SelectField>
          <GuardedTextArea
            name="passage"
            label={m.artifactsCommentPassage()}
            help={m.artifactsCommentPassageHelp()}
            rows={2}
            isOptional
          />
          <SelectedPassage />
          <GuardedTextArea name="text" label={m.artifactsCommentText()} help={m.artifactsCommentTextHelp()} rows={4} />
        </PostedForm.Provider>
        <Button>{m.artifactsCommentSave()}</Button>
      </Form>
    </div>
  );
}

/** A coach's rubric rows and word to the whole; one button saves them for later, others return or accept the work. */
export function ReviewForm({ template, reply, ratings }: Props & { ratings: ArtifactRating[] }) {
  return (
    <div className="stack-6 measure no-print">
      <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
      <Form method="post" className="stack-6" noValidate>
        <input type="hidden" name="form" value="review" />
        <PostedForm.Provider value={reply}>
          <p className="soft">{m.artifactsRubricHelp()}</p>
          {template.rubric.map(({ key, title, levels }) => {
            const rating = ratings.find(({ rowKey }) => rowKey === key);
            return (
              <div key={key} className="stack">
                <RadioGroup
                  name={levelName(key)}
                  id={levelName(key)}
                  label={title}
                  defaultValue={rating?.level ? String(rating.level) : ""}
                  choices={[
                    ...levels.map((words, at) => ({ value: String(at + 1), label: words })),
                    { value: "", label: m.artifactsReviewNoLevel() },
                  ]}
                />
                <input key={rating?.note} type="hidden" name={baseName(key)} defaultValue={rating?.note ?? ""} />
                <GuardedTextArea
                  name={noteName(key)}
                  label={m.artifactsReviewRowNote()}
                  aria-label={`${m.artifactsReviewRowNote()}: ${title}`}
                  defaultValue={rating?.note ?? ""}
                  rows={2}
                  isOptional
                />
              </div>
            );
          })}
          <GuardedTextArea name="note" label={m.artifactsReviewNote()} rows={3} isOptional />
        </PostedForm.Provider>
        <div className="cluster">
          <Button tone="primary" name="then" value="return">
            {m.artifactsReviewReturn()}
          </Button>
          <Button name="then" value="accept">
            {m.artifactsReviewAccept()}
          </Button>
          <Button tone="quiet" name="then" value="">
            {m.artifactsReviewSave()}
          </Button>
        </div>
      </Form>
    </div>
  );
}
