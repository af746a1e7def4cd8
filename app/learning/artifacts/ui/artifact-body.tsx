import { Form, Link } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import type { Beside, BesideChoices } from "../beside.server.ts";
import { ArtifactEditor } from "./artifact-editor.tsx";
import { History, Rubric } from "./artifact-sides.tsx";
import { ArtifactText } from "./artifact-text.tsx";
import type { ArtifactView } from "./artifact-view.ts";
import { WithBeside } from "./beside.tsx";
import { CommentList } from "./comment-list.tsx";
import { DataReviewNotice } from "./data-review.tsx";
import { FileList } from "./file-list.tsx";
import { CommentForm, ReviewForm } from "./review-form.tsx";
import { Team } from "./team.tsx";

type Props = {
  view: ArtifactView;
  /** The version or reflection shown beside the work, and the other choices. */
  besides: { beside: Beside | null; choices: BesideChoices; wanted: string | null };
  personId: string;
  /** Problems with the text that an owner tried to hand in. */
  problems: FormReply | undefined;
  /** The page's reply to the coach's forms. */
  comment: FormReply | undefined;
  review: FormReply | undefined;
  /** Why a file was not taken. */
  fileRefusal: string | null;
  /** The people whom an owner may add to the team. */
  fellows: { id: string; name: string }[];
};

/** An artifact's page: the text to write or to read, then what coaches said, then what happened. */
export function ArtifactBody({ view, besides, personId, problems, comment, review, fileRefusal, fellows }: Props) {
  const { id, template, texts, revision, comments, shownComments, ratings, state, actions, relation } = view;
  const numbers = new Map(shownComments.map(({ id, number }) => [id, number]));
  const awaits = actions.includes("return");
  return (
    <div className="stack-12">
      <DataReviewNotice view={view} />
      <WithBeside {...besides}>
        {view.isEditing ? (
          <ArtifactEditor
            artifact={view}
            personId={personId}
            handIn={state === "returned" ? m.artifactsHandInAgain() : m.artifactsHandIn()}
            reply={problems}
          />
        ) : (
          <ArtifactText template={template} texts={texts} revision={revision} comments={comments} numbers={numbers} />
        )}
      </WithBeside>
      <FileList
        artifactId={id}
        fields={template.fields}
        files={view.files}
        personId={personId}
        mayChange={view.isEditing}
        refusal={fileRefusal}
      />
      {actions.includes("withdraw") ? (
        <StateForm id={id} action="withdraw" label={m.artifactsTakeBack()} help={m.artifactsTakeBackHelp()} />
      ) : null}
      {relation === "coach" || shownComments.length > 0 ? (
        <section aria-labelledby="feedback" className="stack-6">
          <h2 id="feedback">{m.artifactsFeedback()}</h2>
          <CommentList artifactId={id} comments={shownComments} />
        </section>
      ) : null}
      {view.isUnread ? (
        <Form method="post" action={`/artifacts/${id}/acknowledgment`} className="stack-2">
          <Button>{m.artifactsAcknowledge()}</Button>
          <p className="soft small">{m.artifactsAcknowledgeHelp()}</p>
        </Form>
      ) : null}
      {relation === "coach" ? (
        <section aria-labelledby="add-comment" className="stack no-print">
          <h2 id="add-comment">{m.artifactsCommentAdd()}</h2>
          <CommentForm template={template} reply={comment} />
        </section>
      ) : null}
      {awaits ? (
        <section aria-labelledby="review" className="stack no-print">
          <h2 id="review">{m.artifactsReviewTitle()}</h2>
          <ReviewForm template={template} reply={review} ratings={ratings} />
        </section>
      ) : (
        <Rubric template={template} ratings={ratings} />
      )}
      {actions.includes("reopen") ? <StateForm id={id} action="reopen" label={m.artifactsReviewReopen()} /> : null}
      {relation === "owner" ? <Team artifactId={id} owners={view.owners} others={fellows} /> : null}
      <History events={view.events} />
      <p className="no-print">
        <Link to={`/artifacts/${id}/versions`}>{m.artifactsVersionsLink()}</Link>
      </p>
    </div>
  );
}

function StateForm({ id, action, label, help }: { id: string; action: string; label: string; help?: string }) {
  return (
    <Form method="post" action={`/artifacts/${id}/state`} className="stack-2 no-print">
      <input type="hidden" name="action" value={action} />
      <Button>{label}</Button>
      {help ? <p className="soft small">{help}</p> : null}
    </Form>
  );
}
