import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { longestMessage } from "#app/cohorts/log/message.ts";
import { listMessages } from "#app/cohorts/log/queries/threads.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { findCurrentMember } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const schema = () =>
  z.object({ body: z.string(m.threadBodyMissing()).trim().min(1, m.threadBodyMissing()).max(longestMessage) });

/** A member's thread: for that member and the coaches of the cohort. */
async function openThread(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await cohortVisitor(request, params.cohort, readsWords);
  const isTheirs = visit.standing === "coach" || params.person === visit.person.id;
  const member = isTheirs ? await findCurrentMember(db, visit.cohort.id, params.person ?? "") : null;
  if (!member) throw notFound("Thread");
  return { ...visit, member };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, member } = await openThread(request, params);
  const messages = await listMessages(db, cohort.id, member.id);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    ...{ person: person.id, key: randomUUID(), isMine: member.id === person.id, member: member.name },
    messages: messages.map(({ id, authorName, body, sentAt }) => ({
      ...{ id, body, author: authorName ?? m.threadErased() },
      at: dayAndTimeIn(person.timeZone, sentAt),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, member } = await openThread(request, params);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const key = String(form.get("key") ?? randomUUID());
  await writeMessage(db, person, { cohortId: cohort.id, memberId: member.id, body: submission.value.body, key });
  throw redirect(`/cohorts/${cohort.id}/messages/${member.id}#new`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: titled(
      data && !data.isMine ? m.threadWith({ name: data.member }) : m.threadMine(),
      data?.cohort.name ?? m.cohortsTitle(),
    ),
  },
];

export default function ThreadPage() {
  const { cohort, person, key, isMine, member, messages } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const all = { to: `/cohorts/${cohort.id}/messages`, label: m.threadsTitle() };
  return (
    <CohortPage
      cohort={cohort}
      title={isMine ? m.threadMine() : m.threadWith({ name: member })}
      lead={isMine ? m.threadLeadMine() : m.threadLead()}
      breadcrumbs={isMine ? [] : [all]}
    >
      <div className="stack-8 measure">
        {messages.length === 0 ? <p>{m.threadNone()}</p> : null}
        <ol className="plain rows">
          {messages.map(({ id, author, body, at }) => (
            <li key={id} className="stack stack-2">
              <p className="soft">
                {author} · {at}
              </p>
              <p className="as-typed">{body}</p>
            </li>
          ))}
        </ol>
        <PostForm reply={reply} submit={m.threadSend()} hidden={{ person }} once={key} id="new">
          <GuardedTextArea name="body" label={m.threadBody()} rows={4} limit={longestMessage} />
        </PostForm>
      </div>
    </CohortPage>
  );
}
