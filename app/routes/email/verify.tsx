import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { linkSchema } from "#app/identity/accounts/account.ts";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { verifyEmail } from "#app/identity/sign-in/email-change.server.ts";
import { proofOfLink } from "#app/identity/sign-in/mail-proof.server.ts";
import { isLinkToken } from "#app/identity/sign-in/mail-proof.ts";
import { pathAfterMailSignIn } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { DeadLink } from "#app/identity/sign-in/ui/dead-link.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.verifyEmailTitle()) }];

/** Changes nothing, because mail scanners open links, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const token = new URL(request.url).searchParams.get("token");
  const proof = isLinkToken(token) ? await proofOfLink(db, "verify_email", token) : null;
  if (!proof) return { link: null };
  return { link: { token: token ?? "", email: proof.email, isElsewhere: proof.personId !== person?.id } };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await visitor(request);
  const submission = parseForm(await formOf(request), linkSchema);
  const { token = null, isShared = false } = submission.status === "success" ? submission.value : {};
  const signedInAs = person?.id ?? null;
  const verified = isLinkToken(token) ? await verifyEmail(db, token, { signedInAs }) : null;
  if (!verified) throw redirect("/verify-email", 303);
  const { personId, isCleared } = verified;
  if (personId === signedInAs) throw redirect("/settings/email?verified", 303);
  const to = pathAfterMailSignIn({ returnTo: "/", isCleared });
  throw await completeSignIn(db, request, { personId, method: "email_link", isShared, to });
}

export default function VerifyEmail() {
  const { link } = useLoaderData<typeof loader>();
  if (!link) return <DeadLink to="/settings/email">{m.mailProofDeadSignIn()}</DeadLink>;
  return (
    <Page width="narrow" title={m.verifyEmailTitle()} lead={m.verifyEmailLead(link)}>
      <Form method="post" className="stack">
        <input type="hidden" name="token" value={link.token} />
        {link.isElsewhere ? (
          <Notice kind="care">
            <p>{m.verifyEmailElsewhere()}</p>
          </Notice>
        ) : null}
        {link.isElsewhere ? <SharedDevice /> : null}
        <div className="cluster">
          <Button tone="primary">{m.verifyEmailButton()}</Button>
        </div>
      </Form>
    </Page>
  );
}
