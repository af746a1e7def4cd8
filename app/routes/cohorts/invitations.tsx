import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { inviteToCohort } from "#app/cohorts/programs/cohort-invitation.server.ts";
import { addressesIn, addressesMost, cohortInvitationSchema } from "#app/cohorts/programs/cohort-invitation.ts";
import { Invitations } from "#app/cohorts/programs/ui/invitations.tsx";
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
    mayImport: canAdminister(person),
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

/** Invites typed addresses by mail. Addresses that are none are returned to be mended; the others are not lost. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const submission = parseForm(await readForm(request, person), cohortInvitationSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { emails, note = null } = submission.value;
  const { addresses, wrong } = addressesIn(emails);
  if (wrong.length > 0) {
    return rejectForm(submission, { problems: { emails: [m.cohortsEmailsWrong({ addresses: wrong.join(", ") })] } });
  }
  if (addresses.length > addressesMost) {
    return rejectForm(submission, { problems: { emails: [m.cohortsEmailsMany({ most: addressesMost })] } });
  }
  const invited = await inviteToCohort(db, person, { cohortId: cohort.id, addresses, note }, context.clientAddress);
  const isAll = invited.waiting.length === 0 && invited.refused.length === 0;
  const values: Record<string, string> = isAll
    ? {}
    : { emails: [...invited.waiting, ...invited.refused].join("\n"), note: note ?? "" };
  return data({ values, problems: {}, at: currentTime().getTime(), invited }, { status: isAll ? 200 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.cohortsInvite(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortInvitationsPage() {
  const { cohort, person, mayImport, invitations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const invited = reply && "invited" in reply ? reply.invited : null;
  const people = { to: `/cohorts/${cohort.id}/people`, label: m.cohortsTabPeople() };
  return (
    <CohortPage cohort={cohort} title={m.cohortsInvite()} breadcrumbs={[people]}>
      <div className="stack stack-12 measure">
        {invited ? (
          <Notice kind={invited.waiting.length + invited.refused.length > 0 ? "care" : "done"} live>
            <p>
              {m.cohortsInvited({
                sent: invited.sent.length,
                already: invited.already.length,
                left: invited.waiting.length + invited.refused.length,
              })}
            </p>
          </Notice>
        ) : null}
        <section aria-labelledby="by-mail" className="stack">
          <h2 id="by-mail">{m.cohortsInviteByMail()}</h2>
          <PostForm reply={reply} submit={m.cohortsInviteSend()} hidden={{ person }} key={invited ? reply?.at : ""}>
            <TextArea
              name="emails"
              label={m.cohortsEmails()}
              help={m.cohortsEmailsHelp({ most: addressesMost })}
              rows={4}
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
          >
            <TextField
              name="maxUses"
              label={m.cohortsCodeUses()}
              inputMode="numeric"
              defaultValue={String(usesOfCode.usual)}
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
