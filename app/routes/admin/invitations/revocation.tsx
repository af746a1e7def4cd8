import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { revokeInvitation } from "#app/identity/invitations/invitation.server.ts";
import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { invitationLine } from "#app/identity/invitations/invitation-line.ts";
import { findInvitation } from "#app/identity/invitations/queries/invitations.server.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.invitationsRevokeTitle()) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await inviter(request);
  const invitation = await findInvitation(db, invitationScopesOf(person), params.invitation ?? "");
  if (!invitation) throw notFound("Invitation");
  const line = invitationLine(invitation, person.timeZone);
  if (line.state !== "open") throw redirect(`/admin/invitations/${line.id}`);
  return { isAdministrator: canAdminister(person), invitation: line };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await inviter(request);
  const outcome = await revokeInvitation(db, person, params.invitation ?? "");
  if (outcome === "missing") throw notFound("Invitation");
  throw redirect("/admin/invitations?revoked=1", 303);
}

export default function Revocation() {
  const { isAdministrator, invitation } = useLoaderData<typeof loader>();
  const page = `/admin/invitations/${invitation.id}`;
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={m.invitationsRevokeTitle()}
      breadcrumbs={[
        { to: "/admin/invitations", label: m.invitationsTitle() },
        { to: page, label: invitation.to },
      ]}
    >
      <div className="stack-6 measure">
        <p>{m.invitationsRevokeWhat({ to: invitation.to, promise: invitation.promise })}</p>
        <p>{invitation.isByCode ? m.invitationsRevokeKeptCode() : m.invitationsRevokeKept()}</p>
        <Form method="post" className="cluster">
          <Button tone="primary">{m.invitationsRevoke()}</Button>
          <LinkButton to={page}>{m.invitationsRevokeNot()}</LinkButton>
        </Form>
      </div>
    </InvitationPage>
  );
}
