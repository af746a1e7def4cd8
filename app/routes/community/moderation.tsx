import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { messageKey } from "#app/discussions/message-key.ts";
import { listDecisions } from "#app/discussions/moderation/queries/decisions.server.ts";
import { listQueue } from "#app/discussions/moderation/queries/reports.server.ts";
import { decide } from "#app/discussions/moderation/report.server.ts";
import { reportOutcomes } from "#app/discussions/moderation/report.ts";
import { Decisions } from "#app/discussions/moderation/ui/decisions.tsx";
import { moderationPath, spacePath } from "#app/discussions/paths.ts";
import { PostBody } from "#app/discussions/posts/ui/post-body.tsx";
import { listSpaces } from "#app/discussions/spaces/queries/spaces.server.ts";
import { canFacilitate } from "#app/discussions/spaces/space.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { RadioGroup, SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const pauses = [1, 3, 7, 14] as const;

const schema = () =>
  z.object({
    post: z.string(),
    outcome: z.enum(reportOutcomes, m.reportsOutcomeMissing()),
    reason: z.string().trim().max(1_000).default(""),
    pauseDays: z.coerce.number().int().min(1).max(14).default(3),
  });

/** Those who keep a space, and administrators; 404 for everyone else. */
async function moderator(request: Request) {
  const person = await signedIn(request);
  const facilitated = (await listSpaces(db, person)).filter((space) => canFacilitate(person, space));
  if (facilitated.length === 0 && !canAdminister(person)) throw closedPage(request, person);
  return { person, facilitated: facilitated.map(({ id }) => id) };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, facilitated } = await moderator(request);
  const [queue, decisions] = await Promise.all([
    listQueue(db, person, facilitated),
    listDecisions(db, person, facilitated),
  ]);
  const dayOf = (moment: string) => shortDayIn(person.timeZone, moment);
  if (queue.length > 0) await recordView(db, { actorId: person.id, action: "reports.read" });
  return {
    person: person.id,
    decided: new URL(request.url).searchParams.get("decided"),
    queue: queue.map((post) => ({ ...post, since: dayOf(post.reportedAt) })),
    decisions: decisions.map(({ postId, closedAt, endsAt, authorName, byName, ...decision }) => ({
      ...{ ...decision, key: `${postId} ${closedAt}`, day: dayOf(closedAt), until: endsAt && dayOf(endsAt) },
      ...{ author: authorName ?? m.postsErased(), by: byName ?? m.postsErased() },
    })),
  };
}

/** Decides about the reports of one post. */
export async function action({ request }: ActionFunctionArgs) {
  const { person } = await moderator(request);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { post, outcome, reason, pauseDays } = submission.value;
  if ((outcome === "warned" || outcome === "paused") && reason === "") {
    return rejectForm(submission, { problems: { reason: [m.reportsWhyMissing()] } });
  }
  const done = await decide(db, person, post, { outcome, reason, pauseDays });
  throw redirect(`${moderationPath}?decided=${done === "missing" ? "already" : outcome}`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.reportsQueue(), m.spacesTitle()) }];

export default function ModerationPage() {
  const { person, queue, decisions, decided } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  return (
    <Page
      title={m.reportsQueue()}
      lead={m.reportsQueueLead()}
      breadcrumbs={[{ to: "/community", label: m.spacesTitle() }]}
    >
      <div className="stack-8">
        {decided ? (
          <Notice kind={decided === "already" ? "note" : "done"} live>
            <p>{m.reportsDone({ what: decided })}</p>
          </Notice>
        ) : null}
        {queue.length === 0 ? (
          <EmptyState title={m.reportsEmptyTitle()}>
            <p className="measure">{m.reportsEmptyBody()}</p>
          </EmptyState>
        ) : (
          <ol className="plain rows">
            {queue.map((post) => (
              <li key={post.postId} className="stack">
                <h2 className="post__author">
                  <bdi>{post.authorName ?? m.postsErased()}</bdi>
                </h2>
                <p className="small soft">
                  <Link to={spacePath(post.spaceId)}>
                    <bdi>{post.spaceTitle}</bdi>
                  </Link>{" "}
                  · <bdi>{post.topicTitle}</bdi> · {m.reportsSince({ day: post.since })}
                </p>
                <PostBody html={post.html} language={null} />
                <ul>
                  {post.reasons.map(({ reason, note }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes while it is shown
                    <li key={at} dir="auto">
                      {m.reportsReasonName({ reason: messageKey(reason) })}
                      {note ? `: ${note}` : ""}
                    </li>
                  ))}
                </ul>
                <Decision
                  post={post.postId}
                  person={person}
                  reply={reply?.values.post === post.postId ? reply : undefined}
                />
              </li>
            ))}
          </ol>
        )}
        <Decisions decisions={decisions} />
      </div>
    </Page>
  );
}

function Decision({ post, person, reply }: { post: string; person: string; reply: FormReply | undefined }) {
  return (
    <PostForm reply={reply} submit={m.reportsDecide()} submitTone="secondary" hidden={{ post, person }}>
      <RadioGroup
        name="outcome"
        id={`outcome-${post}`}
        label={m.reportsOutcome()}
        defaultValue="kept"
        choices={reportOutcomes.map((outcome) => ({ value: outcome, label: m.reportsOutcomeName({ outcome }) }))}
      />
      <TextArea
        name="reason"
        id={`reason-${post}`}
        label={m.reportsWhy()}
        help={m.reportsWhyHelp()}
        rows={2}
        isOptional
      />
      <SelectField name="pauseDays" id={`days-${post}`} label={m.reportsPauseDays()} defaultValue="3">
        {pauses.map((count) => (
          <option key={count} value={count}>
            {m.reportsDays({ count })}
          </option>
        ))}
      </SelectField>
    </PostForm>
  );
}
