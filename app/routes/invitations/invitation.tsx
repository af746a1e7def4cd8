import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { inviteToOwnSessions } from "#app/cohorts/programs/joining.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { passwordProblemInWords } from "#app/identity/accounts/account-words.ts";
import { passwordLength } from "#app/identity/accounts/password.ts";
import { destinationOf } from "#app/identity/invitations/destination.ts";
import { acceptBySigningUp, acceptMailed, openMailed } from "#app/identity/invitations/invitation-acceptance.server.ts";
import { invitedIn } from "#app/identity/invitations/invited.ts";
import { AcceptedInvitation } from "#app/identity/invitations/ui/accepted-invitation.tsx";
import { ClosedInvitation } from "#app/identity/invitations/ui/closed-invitation.tsx";
import invitationStyle from "#app/identity/invitations/ui/invitation.css?url";
import { InvitedTo } from "#app/identity/invitations/ui/invited-to.tsx";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { invitedSignUpSchema } from "#app/identity/sign-in/invited-sign-up.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: invitationStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.invitationTitle()) }];

/** Its content is for anyone who has the link, so nothing may cache it. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const tokenOf = (request: Request) => (new URL(request.url).searchParams.get("token") ?? "").slice(0, 200);

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const token = tokenOf(request);
  const opened = await openMailed(db, token, person);
  if (opened === "closed") return data(null, 404);
  const [first] = opened.invitations;
  return data({
    standing: opened.standing,
    invitations: invitedIn(opened.invitations),
    destination: first ? destinationOf(first) : "/",
    email: first?.email ?? "",
    address: readableAddress(first?.email ?? ""),
    name: first?.name ?? "",
    signedInAs: person && readableAddress(person.email),
    signInPath: `/sign-in?to=${encodeURIComponent(`/invitation?token=${token}`)}`,
    passwordLength,
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await visitor(request);
  const token = tokenOf(request);
  const here = `/invitation?token=${encodeURIComponent(token)}`;
  if (person) {
    const outcome = await acceptMailed(db, token, person);
    if (outcome === "accepted") await inviteToOwnSessions(db, person);
    throw redirect(outcome === "accepted" ? await destinationAfter(token, person) : here, 303);
  }
  const submission = parseForm(await formOf(request), invitedSignUpSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets: ["password"] });
  const { name, password = null } = submission.value;
  const outcome = await acceptBySigningUp(db, token, { name, password });
  if (typeof outcome === "object" && "weak" in outcome) {
    const problem = passwordProblemInWords(outcome.weak);
    return rejectForm(submission, { secrets: ["password"], problems: { password: [problem] } });
  }
  if (typeof outcome === "string") throw redirect(here, 303);
  await inviteToOwnSessions(db, { id: outcome.personId });
  throw await completeSignIn(db, request, {
    personId: outcome.personId,
    method: "email_link",
    isShared: false,
    to: await destinationAfter(token, { id: outcome.personId, email: "" }),
  });
}

/** The page after accepting; this page, which shows its state, when the invitation is not theirs. */
async function destinationAfter(token: string, guest: { id: string; email: string }): Promise<string> {
  const opened = await openMailed(db, token, guest);
  const [first] = opened === "closed" || opened.standing !== "accepted" ? [] : opened.invitations;
  return first ? destinationOf(first) : `/invitation?token=${encodeURIComponent(token)}`;
}

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>();
  if (!invitation) return <ClosedInvitation />;
  const { standing, invitations } = invitation;
  return (
    <Page width="narrow" title={m.invitationTitle()}>
      <div className="stack-6">
        <InvitedTo invitations={invitations} />
        {standing === "open" ? (
          <Form method="post" className="stack">
            <p>{m.invitationSignedInAs({ email: invitation.signedInAs ?? "" })}</p>
            <div className="cluster">
              <Button tone="primary">{m.invitationAccept()}</Button>
            </div>
          </Form>
        ) : null}
        {standing === "accepted" ? <AcceptedInvitation to={invitation.destination} /> : null}
        {standing === "other_address" ? <OtherAddress {...invitation} /> : null}
        {standing === "has_account" ? (
          <div className="stack">
            <p>{m.invitationHasAccount({ email: invitation.address })}</p>
            <div className="cluster">
              <LinkButton to={invitation.signInPath} tone="primary">
                {m.invitationSignIn()}
              </LinkButton>
            </div>
          </div>
        ) : null}
        {standing === "provider-sign-up" ? <SignUpFromInvitation {...invitation} /> : null}
      </div>
    </Page>
  );
}

function OtherAddress({ address, signedInAs }: { address: string; signedInAs: string | null }) {
  return (
    <Notice kind="care" title={m.invitationOtherTitle()}>
      <p>{m.invitationOther({ email: address, signedInAs: signedInAs ?? "" })}</p>
      <Form method="post" action="/sign-out" reloadDocument className="cluster">
        <Button>{m.invitationSignOut()}</Button>
      </Form>
    </Notice>
  );
}

function SignUpFromInvitation({
  email,
  address,
  name,
  passwordLength: length,
}: {
  email: string;
  address: string;
  name: string;
  passwordLength: typeof passwordLength;
}) {
  const reply = useActionData<typeof action>();
  return (
    <>
      <p>{m.invitationNewcomer({ email: address })}</p>
      <PostForm reply={reply} submit={m.invitationMakeAccount()}>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label={m.accountName()}
          help={m.accountNameHelp()}
          name="name"
          autoComplete="name"
          required
          defaultValue={name}
        />
        <TextField
          label={m.accountPassword()}
          help={m.invitationPasswordHelp(length)}
          isOptional
          name="password"
          type="password"
          autoComplete="new-password"
        />
      </PostForm>
    </>
  );
}
