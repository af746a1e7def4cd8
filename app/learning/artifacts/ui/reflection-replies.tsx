import { Form } from "@remix-run/react";
import { findQuote } from "#app/anchors/text-quote.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { classes } from "#app/ui/classes.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { ReflectionReply } from "../queries/reflection-replies.server.ts";

type Shown = {
  id: string;
  name: string;
  quote: string | null;
  isOrphan: boolean;
  text: string;
  day: string;
  isSeen: boolean;
};

/** Answers as a page shows them; `isOrphan`: the quoted words were changed since. */
export function shownReplies(
  replies: ReflectionReply[],
  { text, revision }: { text: string; revision: number },
  timeZone: string,
): Shown[] {
  return replies.map((reply) => ({
    ...{ id: reply.id, text: reply.text, isSeen: reply.isSeen, quote: reply.quote?.exact ?? null },
    name: reply.authorName ?? m.artifactsSomebody(),
    isOrphan: reply.quote !== null && findQuote(text, reply.quote, String(revision)) === null,
    day: dayAndTimeIn(timeZone, reply.createdAt),
  }));
}

type Props = {
  id: string;
  reply: FormReply | undefined;
  personId: string;
  mayReply: boolean;
  isMine: boolean;
  replies: Shown[];
};

/** The answers to a reflection, and a form for another. */
export function ReflectionReplies({ id, reply, personId, mayReply, isMine, replies }: Props) {
  if (!mayReply && replies.length === 0) return null;
  return (
    <section aria-labelledby="replies" className={classes("stack-6", replies.length === 0 && "no-print")} id="answers">
      <h2 id="replies">{m.artifactsReplies()}</h2>
      {replies.length === 0 ? <p className="soft">{m.artifactsNoReplies()}</p> : null}
      <ol className="plain stack-6">
        {replies.map((reply) => (
          <li key={reply.id} className="comment stack-2">
            {reply.quote === null ? null : (
              <blockquote className="comment__quote">
                {reply.quote}
                {reply.isOrphan ? <span className="small soft"> {m.artifactsCommentOrphan()}</span> : null}
              </blockquote>
            )}
            <p className="comment__words">{reply.text}</p>
            <p className="small soft">{m.artifactsCommentBy({ name: reply.name, day: reply.day })}</p>
          </li>
        ))}
      </ol>
      {isMine && replies.some(({ isSeen }) => !isSeen) ? (
        <Form method="post" action={`/reflections/${id}/replies`} className="no-print">
          <input type="hidden" name="seen" value="yes" />
          <Button>{m.artifactsAcknowledge()}</Button>
        </Form>
      ) : null}
      {mayReply ? (
        <PostForm
          key={replies.length}
          reply={reply}
          submit={m.artifactsReplySave()}
          submitTone="secondary"
          hidden={{ person: personId }}
        >
          <GuardedTextArea name="text" label={m.artifactsReply()} help={m.artifactsReplyHelp()} rows={3} />
          <GuardedTextArea name="passage" label={m.artifactsReplyPassage()} rows={2} isOptional />
        </PostForm>
      ) : (
        <p className="soft small no-print">{m.artifactsRepliesPrivate()}</p>
      )}
    </section>
  );
}
