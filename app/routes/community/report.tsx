import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { messageKey } from "#app/discussions/message-key.ts";
import { reportPost } from "#app/discussions/moderation/report.server.ts";
import { longestReportNote, reportReasons } from "#app/discussions/moderation/report.ts";
import { spacePath, topicPath } from "#app/discussions/paths.ts";
import { findReadablePost } from "#app/discussions/posts/queries/posts.server.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { RadioGroup } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const schema = () =>
  z.object({
    reason: z.enum(reportReasons, m.reportsReasonMissing()),
    note: z.string().trim().max(longestReportNote).default(""),
  });

async function open({ request, params }: LoaderFunctionArgs) {
  const visit = await topicVisitor(request, params);
  const { person, topic, isFacilitator } = visit;
  const post = await findReadablePost(db, { person, topicId: topic.id, isFacilitator }, params.post ?? "");
  if (!post) throw notFound("Post");
  return { ...visit, post };
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, space, topic } = await open(args);
  return {
    person: person.id,
    space: { id: space.id, title: space.title },
    topic: { title: topic.title, path: topicPath(topic) },
  };
}

/** Reports a post to the facilitators of its space. */
export async function action(args: ActionFunctionArgs) {
  const { person, topic, post } = await open(args);
  const submission = parseForm(await readForm(args.request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { reason, note } = submission.value;
  const done = await reportPost(db, person, { topicId: topic.id, postId: post.id }, { reason, note });
  if (done === "missing") throw notFound("Post");
  throw redirect(`${topicPath(topic)}?told=reported`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.reportsTitle(), data?.topic.title ?? m.spacesTitle()) },
];

export default function ReportPage() {
  const { person, space, topic } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  return (
    <Page
      title={m.reportsTitle()}
      lead={m.reportsLead()}
      breadcrumbs={[
        { to: spacePath(space.id), label: space.title },
        { to: topic.path, label: topic.title },
      ]}
      width="narrow"
    >
      <PostForm reply={reply} submit={m.reportsSend()} hidden={{ person }}>
        <RadioGroup
          name="reason"
          id="reason"
          label={m.reportsReason()}
          choices={reportReasons.map((reason) => ({
            value: reason,
            label: m.reportsReasonName({ reason: messageKey(reason) }),
          }))}
        />
        <TextArea name="note" label={m.reportsNote()} rows={3} limit={longestReportNote} isOptional />
      </PostForm>
    </Page>
  );
}
