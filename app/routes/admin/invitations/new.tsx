import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { mailedInvitationSchema, noteLength, rolesByMail } from "#app/identity/invitations/invitation.ts";
import { InvitationFields } from "#app/identity/invitations/ui/invitation-fields.tsx";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister, type Role } from "#app/identity/person/role.ts";
import { roleInWords } from "#app/identity/person/words.ts";
import * as m from "#app/messages/catalog.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { choosersFor, placesFor } from "./choosers.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.invitationsNewTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** An administrator can invite to any role, so a recent sign-in is required, as on the page that grants roles. */
async function openInviting(request: Request) {
  const person = await inviter(request);
  if (canAdminister(person)) requireRecentSignIn(request, person);
  return person;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await openInviting(request);
  const isAdministrator = canAdminister(person);
  const role = new URL(request.url).searchParams.get("role");
  const isForAdministrator = isAdministrator && role === "administrator";
  const offered: readonly Role[] = isAdministrator
    ? rolesByMail.filter((each) => each !== "administrator")
    : ["educator", "coach"];
  return {
    isAdministrator,
    isForAdministrator,
    roles: (isForAdministrator ? (["administrator"] as const) : offered).map((each) => ({
      value: each,
      label: roleInWords(each),
    })),
    places: await placesFor(person),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await openInviting(request);
  const form = await formOf(request);
  return withChoices(form, choosersFor(person), () => invite(form, person, context.clientAddress));
}

async function invite(form: FormData, person: Person, address: string) {
  const submission = parseForm(form, mailedInvitationSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { organizationId = null, cohortId = null, title = null, name = null, note = null, ...rest } = submission.value;
  const invited = { organizationId, cohortId, title, name, note, ...rest };
  const outcome = await inviteByMail(db, person, invited, address);
  if (outcome === "not_allowed")
    return rejectForm(submission, { problems: { organizationId: [m.invitationsNotAllowed()] } });
  if (outcome === "needs_scope")
    return rejectForm(submission, { problems: { organizationId: [m.invitationsNeedsScope()] } });
  if (outcome === "no_such_place")
    return rejectForm(submission, { problems: { organizationId: [m.invitationsPlaceWrong()] } });
  if (outcome === "already_invited") return rejectForm(submission, { problems: { email: [m.invitationsAlready()] } });
  if ("waitUntil" in outcome) return rejectFormUntil(submission, outcome, []);
  throw redirect(`/admin/invitations/${outcome.invitationId}?made`);
}

export default function NewInvitation() {
  const { isAdministrator, isForAdministrator, roles, places } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={m.invitationsNewTitle()}
      lead={m.invitationsNewLead()}
      breadcrumbs={[{ to: "/admin/invitations", label: m.invitationsTitle() }]}
    >
      <div className="stack-6 measure">
        <PostForm reply={reply} hasChooser submit={m.invitationsSend()}>
          <TextField label={m.invitationsEmail()} name="email" type="email" autoComplete="off" required />
          <TextField
            label={m.invitationsName()}
            help={m.invitationsNameHelp()}
            isOptional
            name="name"
            autoComplete="off"
          />
          <SelectField label={m.invitationsRole()} help={m.invitationsRoleHelp()} name="role">
            {roles.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
          <InvitationFields places={places} isPlaceOptional={isAdministrator} />
          <TextArea
            limit={noteLength}
            label={m.invitationsNote()}
            help={m.invitationsNoteHelp()}
            isOptional
            name="note"
            rows={3}
          />
        </PostForm>
        {isAdministrator && !isForAdministrator ? (
          <p className="soft">
            {m.invitationsAdministratorLead()}{" "}
            <Link to="/admin/invitations/new?role=administrator">{m.invitationsAdministratorLink()}</Link>
          </p>
        ) : null}
      </div>
    </InvitationPage>
  );
}
