import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { longestComment } from "../artifact.ts";
import type { ArtifactComment, ArtifactPage } from "../queries/artifact-page.server.ts";

export type ShownComment = Omit<ArtifactComment, "createdAt"> & {
  day: string;
  number: number;
  fieldLabel: string | null;
  isOrphan: boolean;
  isOwn: boolean;
  answers: (Omit<ArtifactComment, "createdAt"> & { day: string })[];
};

/** Comments as a page lists them: in the order of the template's parts, numbered, each with its answers. */
export function shownComments(
  { comments, template }: Pick<ArtifactPage, "comments" | "template">,
  { personId, timeZone, isOrphan }: { personId: string; timeZone: string; isOrphan: (of: ArtifactComment) => boolean },
): ShownComment[] {
  const dated = comments.map(({ createdAt, ...comment }) => ({
    ...comment,
    day: dayAndTimeIn(timeZone, createdAt),
  }));
  const order = template.fields.map(({ key }) => key);
  const placeOf = (key: string | null) => (key === null ? order.length : order.indexOf(key));
  return comments
    .flatMap((comment, at) => {
      const shown = dated[at];
      return shown && comment.parentId === null ? [{ shown, isOrphan: isOrphan(comment) }] : [];
    })
    .sort((one, other) => placeOf(one.shown.fieldKey) - placeOf(other.shown.fieldKey))
    .map(({ shown, isOrphan }, at) => ({
      ...shown,
      ...{ number: at + 1, isOrphan, isOwn: shown.authorId === personId },
      fieldLabel: template.fields.find(({ key }) => key === shown.fieldKey)?.label ?? null,
      answers: dated.filter(({ parentId }) => parentId === shown.id),
    }));
}

/** The conversation about an artifact: each comment with the words it is about, and a form to answer. */
export function CommentList({ artifactId, comments }: { artifactId: string; comments: ShownComment[] }) {
  if (comments.length === 0) return <p className="soft">{m.artifactsNoFeedback()}</p>;
  return (
    <ol className="plain stack-6 comments">
      {comments.map((comment) => (
        <li key={comment.id} id={`comment-${comment.id}`} className="comment stack-2" tabIndex={-1}>
          <p className="small soft">
            <span className="comment__number">{comment.number}</span> {comment.fieldLabel ?? m.artifactsCommentWhole()}
          </p>
          {comment.quote ? (
            <blockquote className="comment__quote">
              {comment.quote.exact}
              {comment.isOrphan ? <span className="small soft"> {m.artifactsCommentOrphan()}</span> : null}
            </blockquote>
          ) : null}
          <p className="comment__words">{comment.text}</p>
          <p className="small soft">
            {m.artifactsCommentBy({ name: comment.authorName ?? m.artifactsSomebody(), day: comment.day })}
          </p>
          {comment.returnedAt === null ? <p className="small soft">{m.artifactsCommentUnreturned()}</p> : null}
          {comment.answers.map((answer) => (
            <div key={answer.id} className="comment__answer stack-2">
              <p className="comment__words">{answer.text}</p>
              <p className="small soft">
                {m.artifactsCommentBy({ name: answer.authorName ?? m.artifactsSomebody(), day: answer.day })}
              </p>
            </div>
          ))}
          <CommentActions artifactId={artifactId} comment={comment} />
        </li>
      ))}
    </ol>
  );
}

function CommentActions({ artifactId, comment }: { artifactId: string; comment: ShownComment }) {
  const action = `/artifacts/${artifactId}/comments`;
  return (
    <div className="cluster no-print">
      {comment.returnedAt === null && comment.isOwn ? (
        <Form method="post" action={action}>
          <input type="hidden" name="_method" value="delete" />
          <input type="hidden" name="comment" value={comment.id} />
          <Button tone="quiet" aria-label={`${m.artifactsCommentRemove()} ${comment.number}`}>
            {m.artifactsCommentRemove()}
          </Button>
        </Form>
      ) : null}
      <details className="disclosure comment__reply">
        <summary>{m.artifactsReply()}</summary>
        <Form method="post" action={action} className="stack">
          <input type="hidden" name="parent" value={comment.id} />
          <GuardedTextArea
            limit={longestComment}
            name="text"
            id={`answer-${comment.id}`}
            label={m.artifactsReply()}
            rows={3}
          />
          <Button>{m.artifactsReplySave()}</Button>
        </Form>
      </details>
    </div>
  );
}
