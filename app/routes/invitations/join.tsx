import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { inviteToOwnSessions } from "#app/cohorts/programs/joining.server.ts";
import { destinationOf } from "#app/identity/invitations/destination.ts";
import { acceptCode, openCode } from "#app/identity/invitations/invitation-acceptance.server.ts";
import { codeIn, formatCode } from "#app/identity/invitations/invitation-code.ts";
import { invitedIn } from "#app/identity/invitations/invited.ts";
import { AcceptedInvitation } from "#app/identity/invitations/ui/accepted-invitation.tsx";
import { InvitedTo } from "#app/identity/invitations/ui/invited-to.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { minutesUntil } from "#app/time/durations.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.joinTitle()) }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const nowhere = { role: "educator", organizationId: null, cohortId: null } as const;

const typedIn = (request: Request) => (new URL(request.url).searchParams.get("code") ?? "").trim().slice(0, 100);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const typed = typedIn(request);
  const isSignedIn = person !== null;
  if (!typed) return data({ typed, problem: null, room: null, isSignedIn });
  const opened = await openCode(db, typed, person, context.clientAddress);
  if (typeof opened === "object" && "waitUntil" in opened) {
    const minutes = minutesUntil(opened.waitUntil, new Date());
    return data({ typed, problem: m.accountWait({ minutes }), room: null, isSignedIn }, 429);
  }
  if (opened === "closed") return data({ typed, problem: m.joinWrong(), room: null, isSignedIn }, 404);
  const here = encodeURIComponent(`/join?code=${codeIn(typed) ?? ""}`);
  const room = {
    isAccepted: opened.standing === "accepted",
    invitations: invitedIn(opened.invitations),
    destination: destinationOf(opened.invitations[0] ?? nowhere),
    signInPath: `/sign-in?to=${here}`,
    signUpPath: `/sign-up?to=${here}`,
  };
  return data({ typed: formatCode(codeIn(typed) ?? typed), problem: null, room, isSignedIn });
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
  const { typed, problem, room, isSignedIn } = useLoaderData<typeof loader>();
  return (
    <Page width="narrow" title={m.joinTitle()} lead={room ? undefined : m.joinLead()}>
      <div className="stack-6">
        <ErrorSummary key={typed} errors={problem ? [{ field: "code", message: problem }] : []} />
        {room ? (
          <>
            <InvitedTo invitations={room.invitations} />
            <Answer room={room} isSignedIn={isSignedIn} />
          </>
        ) : (
          <Form method="get" action="/join" className="stack" noValidate>
            <TextField
              label={m.joinCode()}
              help={m.joinCodeHelp()}
              id="code"
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={typed}
              error={problem ?? undefined}
            />
            <div className="cluster">
              <Button tone="primary">{m.joinLook()}</Button>
            </div>
          </Form>
        )}
      </div>
    </Page>
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
