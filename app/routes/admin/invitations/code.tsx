import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { inviteByCode } from "#app/identity/invitations/invitation.server.ts";
import { codeSchema, usesOfCode } from "#app/identity/invitations/invitation.ts";
import { InvitationFields } from "#app/identity/invitations/ui/invitation-fields.tsx";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { choosersFor, placesFor } from "./choosers.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.invitationsCodeTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await inviter(request);
  return { isAdministrator: canAdminister(person), key: randomUUID(), places: await placesFor(person) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await inviter(request);
  const form = await formOf(request);
  return withChoices(form, choosersFor(person), () => make(form, person));
}

async function make(form: FormData, person: Person) {
  const submission = parseForm(form, codeSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { organizationId = null, cohortId = null, title = null, ...rest } = submission.value;
  const outcome = await inviteByCode(db, person, { role: "educator", organizationId, cohortId, title, ...rest });
  if (typeof outcome === "string") {
    const problem = outcome === "not_allowed" ? m.invitationsNotAllowed() : m.invitationsPlaceWrong();
    return rejectForm(submission, { problems: { organizationId: [problem] } });
  }
  throw redirect(`/admin/invitations/${outcome.invitationId}?made`);
}

export default function NewCode() {
  const { isAdministrator, key, places } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={m.invitationsCodeTitle()}
      lead={m.invitationsCodeLead()}
      breadcrumbs={[{ to: "/admin/invitations", label: m.invitationsTitle() }]}
    >
      <div className="stack-6 measure">
        <PostForm reply={reply} hasChooser once={key} submit={m.invitationsCodeMake()}>
          <InvitationFields places={places} isPlaceOptional={isAdministrator} />
          <TextField
            label={m.invitationsMaxUses()}
            help={m.invitationsMaxUsesHelp({ most: usesOfCode.most })}
            name="maxUses"
            inputMode="numeric"
            defaultValue={String(usesOfCode.usual)}
          />
        </PostForm>
      </div>
    </InvitationPage>
  );
}
