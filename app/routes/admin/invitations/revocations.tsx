import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import { revokeInvitations } from "#app/identity/invitations/invitation-choice.server.ts";
import { readChosen } from "#app/identity/invitations/invitation-search.ts";
import { ChosenInvitations } from "#app/identity/invitations/ui/chosen-invitations.tsx";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import * as m from "#app/messages/catalog.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { chosenBy } from "./chosen-by.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.invitationsRevokeSeveralTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { lines, isAdministrator } = await chosenBy(request, new URL(request.url).searchParams.getAll("chosen"));
  return { isAdministrator, chosen: lines.filter(({ state }) => state === "open") };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await inviter(request);
  const chosen = readChosen((await formOf(request)).getAll("chosen"));
  const count = await revokeInvitations(
    db,
    person,
    chosen.map(({ id }) => id),
  );
  throw redirect(`/admin/invitations?revoked=${count}`, 303);
}

export default function Revocations() {
  const { isAdministrator, chosen } = useLoaderData<typeof loader>();
  const count = chosen.length;
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={count > 0 ? m.invitationsRevokeSeveralTitle() : m.invitationsNoneChosenTitle()}
      breadcrumbs={[{ to: "/admin/invitations", label: m.invitationsTitle() }]}
    >
      <ChosenInvitations
        chosen={chosen}
        what={m.invitationsRevokeSeveralWhat({ count })}
        submit={m.invitationsRevokeSeveralButton({ count })}
      />
    </InvitationPage>
  );
}
