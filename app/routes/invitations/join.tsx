import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { inviteToOwnSessions } from "#app/cohorts/programs/joining.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { destinationOf } from "#app/identity/invitations/destination.ts";
import { acceptCode, openCode } from "#app/identity/invitations/invitation-acceptance.server.ts";
import { codeIn } from "#app/identity/invitations/invitation-code.ts";
import { invitedIn } from "#app/identity/invitations/invited.ts";
import { AcceptedInvitation } from "#app/identity/invitations/ui/accepted-invitation.tsx";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import { InvitedTo } from "#app/identity/invitations/ui/invited-to.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { minutesUntil } from "#app/time/durations.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.joinTitle()) }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const nowhere = { role: "educator", organizationId: null, cohortId: null } as const;

const typedIn = (request: Request) => (new URL(request.url).searchParams.get("code") ?? "").trim().slice(0, 100);

const refusal = (code: string, problem: string): FormReply => ({
  values: { code },
  problems: { code: [problem] },
  at: Date.now(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const typed = typedIn(request);
  const isSignedIn = person !== null;
  if (!typed) return data({ reply: null, room: null, isSignedIn });
  const opened = await openCode(db, typed, person, context.clientAddress);
  if (typeof opened === "object" && "waitUntil" in opened) {
    const minutes = minutesUntil(opened.waitUntil, new Date());
    return data({ reply: refusal(typed, m.accountWait({ minutes })), room: null, isSignedIn }, 429);
  }
  if (opened === "closed") return data({ reply: refusal(typed, m.joinWrong()), room: null, isSignedIn }, 404);
  const here = encodeURIComponent(`/join?code=${codeIn(typed) ?? ""}`);
  const room = {
    isAccepted: opened.standing === "accepted",
    invitations: invitedIn(opened.invitations),
    destination: destinationOf(opened.invitations[0] ?? nowhere),
    signInPath: `/sign-in?to=${here}`,
    signUpPath: `/sign-up?to=${here}`,
  };
  return data({ reply: null, room, isSignedIn });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await visitor(request);
  const typed = typedIn(request);
  const here = typed ? `/join?code=${encodeURIComponent(typed)}` : "/join";
  if (!person) throw redirect(`/sign-in?to=${encodeURIComponent(here)}`, 303);
  const outcome = await acceptCode(db, typed, person, context.clientAddress);
  if (outcome !== "accepted") throw redirect(here, 303); // that page shows its state
  await inviteToOwnSessions(db, person);
  const opened = await openCode(db, typed, person, context.clientAddress);
  const [first] = typeof opened === "object" && "invitations" in opened ? opened.invitations : [];
  throw redirect(first ? destinationOf(first) : here, 303);
}

export default function Join() {
  const { reply, room, isSignedIn } = useLoaderData<typeof loader>();
  if (room) {
    return (
      <Page width="narrow" title={m.joinTitle()}>
        <div className="stack-6">
          <InvitedTo invitations={room.invitations} />
          <Answer room={room} isSignedIn={isSignedIn} />
        </div>
      </Page>
    );
  }
  return (
    <FormPage
      title={m.joinTitle()}
      lead={m.joinLead()}
      method="get"
      action="/join"
      reply={reply ?? undefined}
      submit={m.joinLook()}
    >
      <TextField
        label={m.joinCode()}
        help={m.joinCodeHelp()}
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
    </FormPage>
  );
}

function Answer({
  room,
  isSignedIn,
}: {
  room: { isAccepted: boolean; destination: string; signInPath: string; signUpPath: string };
  isSignedIn: boolean;
}) {
  if (room.isAccepted) {
    return <AcceptedInvitation to={room.destination} />;
  }
  if (isSignedIn) {
    return (
      <Form method="post" className="cluster">
        <Button tone="primary">{m.joinButton()}</Button>
      </Form>
    );
  }
  return (
    <div className="stack">
      <p>{m.joinAccount()}</p>
      <div className="cluster">
        <LinkButton to={room.signUpPath} tone="primary">
          {m.joinSignUp()}
        </LinkButton>
        <LinkButton to={room.signInPath}>{m.joinSignIn()}</LinkButton>
      </div>
    </div>
  );
}
