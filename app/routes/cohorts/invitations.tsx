import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { inviteList } from "#app/cohorts/programs/cohort-invitation.server.ts";
import { cohortInvitationSchema, invitedMost } from "#app/cohorts/programs/cohort-invitation.ts";
import { rowsMost } from "#app/cohorts/programs/invitation-list.ts";
import { Invitations } from "#app/cohorts/programs/ui/invitations.tsx";
import { ListProblems } from "#app/cohorts/programs/ui/list-problems.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { codeOf } from "#app/identity/invitations/invitation.server.ts";
import { invitationScopesOf, usesOfCode } from "#app/identity/invitations/invitation.ts";
import { listOpenInvitationsOfCohort } from "#app/identity/invitations/queries/invitations.server.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, runsCohort);
  const open = await listOpenInvitationsOfCohort(db, invitationScopesOf(person), cohort.id);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    person: person.id,
    key: randomUUID(),
    mayImport: canAdminister(person),
    wrongUses: new URL(request.url).searchParams.get("uses"),
    invitations: open.map((invitation) => ({
      id: invitation.id,
      who: invitation.email ?? codeOf(invitation) ?? "",
      isCode: invitation.email === null,
      facts:
        invitation.email === null
          ? m.cohortsCodeFacts({ uses: invitation.uses, most: invitation.maxUses })
          : m.cohortsInvitedBy({ name: invitation.inviterName ?? "" }),
      until: m.cohortsOpenUntil({ day: shortDayIn(person.timeZone, invitation.expiresAt.toISOString()) }),
    })),
  };
}

/** Invites a typed or pasted list by mail. Rows that cannot be invited are explained, and are not lost. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const form = await readForm(request, person);
  const submission = parseForm(form, cohortInvitationSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { emails: typed, note = null } = submission.value;
  const list = { cohortId: cohort.id, typed, note, isOthers: form.get("step") === "others" };
  const answer = await inviteList(db, person, list, context.clientAddress);
  if (answer.outcome === "too_many") {
    return rejectForm(submission, { problems: { emails: [m.cohortsEmailsMany({ most: rowsMost })] } });
  }
  const isWrong = answer.outcome === "wrong";
  const left = isWrong ? typed : answer.remaining;
  const problems: Record<string, string[]> = isWrong
    ? { emails: [m.inviteListProblems({ count: answer.wrong.length })] }
    : {};
  const reply = {
    values: { emails: left, note: left === "" ? "" : (note ?? "") },
    problems,
    at: currentTime().getTime(),
    wrong: answer.wrong.map(({ line, typed, problem }) => ({ line, typed, problem })),
    others: isWrong ? answer.others : 0,
    counts: isWrong ? null : answer.counts,
  };
  return data(reply, { status: isWrong ? 422 : 200 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.cohortsInvite(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortInvitationsPage() {
  const { cohort, person, key, mayImport, wrongUses, invitations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const list = reply && "wrong" in reply ? reply : null;
  const counts = list?.counts;
  const people = { to: `/cohorts/${cohort.id}/people`, label: m.cohortsTabPeople() };
  return (
    <CohortPage cohort={cohort} title={m.cohortsInvite()} breadcrumbs={[people]}>
      <div className="stack stack-12 measure">
        {counts ? (
          <Notice kind={counts.left > 0 ? "care" : "done"} live>
            <p>
              {m.cohortsInvited(counts)} {m.inviteListSkipped(counts)}
            </p>
            {counts.left > (list?.wrong.length ?? 0) ? <p>{m.inviteListLater({ most: invitedMost })}</p> : null}
          </Notice>
        ) : null}
        {list && list.wrong.length > 0 ? (
          <ListProblems wrong={list.wrong} others={list.others} hidden={{ person, ...list.values }} />
        ) : null}
        <section aria-labelledby="by-mail" className="stack">
          <h2 id="by-mail">{m.cohortsInviteByMail()}</h2>
          <PostForm reply={reply} submit={m.cohortsInviteSend()} hidden={{ person }} key={counts ? reply?.at : ""}>
            <TextArea
              name="emails"
              label={m.cohortsEmails()}
              help={m.cohortsEmailsHelp()}
              rows={6}
              autoComplete="off"
              spellCheck={false}
            />
            <GuardedTextArea name="note" label={m.cohortsInviteNote()} isOptional rows={3} />
          </PostForm>
        </section>
        <section aria-labelledby="by-code" className="stack">
          <h2 id="by-code">{m.cohortsInviteByCode()}</h2>
          <p>{m.cohortsCodeLead()}</p>
          <PostForm
            reply={undefined}
            action={`/cohorts/${cohort.id}/codes`}
            submit={m.cohortsCodeMake()}
            submitTone="secondary"
            hidden={{ person }}
            once={key}
          >
            <TextField
              name="maxUses"
              label={m.cohortsCodeUses()}
              inputMode="numeric"
              defaultValue={wrongUses ?? String(usesOfCode.usual)}
              error={wrongUses === null ? undefined : m.cohortsCodeUsesWrong({ most: usesOfCode.most })}
            />
          </PostForm>
        </section>
        {mayImport ? (
          <section aria-labelledby="by-file" className="stack">
            <h2 id="by-file">{m.cohortsInviteByFile()}</h2>
            <p>{m.cohortsFileLead()}</p>
            <div className="cluster">
              <LinkButton to="/admin/imports">{m.cohortsFileLink()}</LinkButton>
            </div>
          </section>
        ) : null}
        <Invitations cohortId={cohort.id} person={person} invitations={invitations} />
      </div>
    </CohortPage>
  );
}
