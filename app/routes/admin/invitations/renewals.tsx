import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import { renewInvitations } from "#app/identity/invitations/invitation-choice.server.ts";
import { readChosen } from "#app/identity/invitations/invitation-search.ts";
import { ChosenInvitations } from "#app/identity/invitations/ui/chosen-invitations.tsx";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import { rolesWithSecondStep } from "#app/identity/person/second-step.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { chosenBy } from "./chosen-by.server.ts";
import { InvitationPage } from "./invitation-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.invitationsRenewTitle()) }];

/** Mailed invitations alone can be sent again; those that grant a role with a second step need a recent sign-in. */
async function renewable(request: Request, values: FormDataEntryValue[]) {
  const { person, found, ...page } = await chosenBy(request, values);
  const mailed = found.filter(({ email }) => email !== null);
  if (mailed.some(({ role }) => rolesWithSecondStep.includes(role))) requireRecentSignIn(request, person);
  const ids = new Set(mailed.map(({ id }) => id));
  return { ...page, person, lines: page.lines.filter(({ id }) => ids.has(id)) };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { lines, isAdministrator } = await renewable(request, new URL(request.url).searchParams.getAll("chosen"));
  return { isAdministrator, chosen: lines };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = (await formOf(request)).getAll("chosen");
  const { person, lines } = await renewable(request, values);
  const ids = new Set(lines.map(({ id }) => id));
  const chosen = readChosen(values).filter(({ id }) => ids.has(id));
  const { sent, left, waitUntil } = await renewInvitations(db, person, chosen, context.clientAddress);
  const told = new URLSearchParams({ sent: String(sent) });
  if (waitUntil) {
    told.set("left", String(left));
    told.set("until", waitUntil.toISOString());
  }
  throw redirect(`/admin/invitations?${told}`, 303);
}

export default function Renewals() {
  const { isAdministrator, chosen } = useLoaderData<typeof loader>();
  const count = chosen.length;
  return (
    <InvitationPage
      isAdministrator={isAdministrator}
      title={count > 0 ? m.invitationsRenewTitle() : m.invitationsNoneChosenTitle()}
      breadcrumbs={[{ to: "/admin/invitations", label: m.invitationsTitle() }]}
    >
      <ChosenInvitations
        chosen={chosen}
        what={m.invitationsRenewWhat({ count })}
        submit={m.invitationsRenewButton({ count })}
      />
    </InvitationPage>
  );
}
