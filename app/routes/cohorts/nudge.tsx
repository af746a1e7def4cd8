import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { sendNudge } from "#app/cohorts/desk/nudge.server.ts";
import { findNudgeRecipient } from "#app/cohorts/desk/queries/nudges.server.ts";
import { longestMessage } from "#app/cohorts/log/message.ts";
import { findCurrentMember } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

const schema = () =>
  z.object({ body: z.string(m.threadBodyMissing()).trim().min(1, m.threadBodyMissing()).max(longestMessage) });

/** A current member of a cohort that the signed-in person coaches; 404 for anyone else. */
async function openNudge(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await cohortVisitor(request, params.cohort, coachOnly);
  const member = await findCurrentMember(db, visit.cohort.id, params.person ?? "");
  if (!member || member.id === visit.person.id) throw notFound("Member");
  return { ...visit, member };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, member } = await openNudge(request, params);
  const recipient = await findNudgeRecipient(db, { cohortId: cohort.id, memberId: member.id });
  return {
    cohort: { id: cohort.id, name: cohort.name, standing },
    ...{ person: person.id, coach: person.name, key: randomUUID(), member: member.name },
    thread: `/cohorts/${cohort.id}/messages/${member.id}`,
    state: recipient?.isWanted ? (recipient.isNudgedToday ? "sent_today" : "open") : "not_wanted",
    draft: m.threadQuietDraft({ name: member.name.split(" ")[0] ?? "" }),
  };
}

/** Shows the mail first; sends it once it is confirmed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, member } = await openNudge(request, params);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { body } = submission.value;
  const key = String(form.get("key") ?? randomUUID());
  if (form.get("step") !== "send") return json({ preview: { body, key } });
  const outcome = await sendNudge(db, person, { cohortId: cohort.id, memberId: member.id, body, key });
  if (outcome === "sent") throw redirect("/desk?saved=nudged", 303);
  throw redirect(`/cohorts/${cohort.id}/messages/${member.id}/nudge`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.nudgeTitle({ name: data?.member ?? "" }), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function NudgePage() {
  const { cohort, person, key, member, state, thread, draft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <CohortPage
      cohort={cohort}
      title={m.nudgeTitle({ name: member })}
      lead={m.nudgeLead()}
      breadcrumbs={[{ to: "/desk", label: m.deskTitle() }]}
    >
      {state === "open" ? (
        <div className="stack-8 measure">
          {preview ? <Preview body={preview.body} formKey={preview.key} /> : null}
          <PostForm
            reply={answer && !("preview" in answer) ? answer : undefined}
            submit={m.nudgePreview()}
            submitTone={preview ? "secondary" : "primary"}
            hidden={{ person, key: preview?.key ?? key }}
          >
            <GuardedTextArea
              name="body"
              label={m.threadBody()}
              rows={6}
              limit={longestMessage}
              defaultValue={preview?.body ?? draft}
            />
          </PostForm>
        </div>
      ) : (
        <Notice>
          <p>
            {m.nudgeClosed({ why: state, name: member })} <Link to={thread}>{m.threadWith({ name: member })}</Link>
          </p>
        </Notice>
      )}
    </CohortPage>
  );
}

/** The mail as it will arrive, with the button that sends it. */
function Preview({ body, formKey }: { body: string; formKey: string }) {
  const { cohort, coach, person } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview">{m.nudgePreviewTitle()}</h2>
      <p>
        <strong>{m.nudgeMailSubject({ coach, cohort: cohort.name })}</strong>
      </p>
      <p className="as-typed">{body}</p>
      <p className="soft">{m.nudgeMailReason({ cohort: cohort.name })}</p>
      <form method="post" className="cluster">
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="body" value={body} />
        <Button tone="primary" name="step" value="send">
          {m.nudgeSend()}
        </Button>
      </form>
    </section>
  );
}
