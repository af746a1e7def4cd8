import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { linkSchema } from "#app/identity/accounts/account.ts";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { proofOfLink } from "#app/identity/sign-in/mail-proof.server.ts";
import { isLinkToken } from "#app/identity/sign-in/mail-proof.ts";
import { pathAfterMailSignIn, signInByLink } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { DeadLink } from "#app/identity/sign-in/ui/dead-link.tsx";
import * as m from "#app/messages/catalog.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { FormPage } from "#app/ui/form-page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.mailProofLinkTitle()) }];

/** Changes nothing, because mail scanners open links, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  const token = new URL(request.url).searchParams.get("token");
  const proof = isLinkToken(token) ? await proofOfLink(db, "sign_in", token) : null;
  return { link: proof && { token: token ?? "", email: readableAddress(proof.email) } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await visitor(request);
  const submission = parseForm(await formOf(request), linkSchema);
  const { token = null, isShared = false } = submission.status === "success" ? submission.value : {};
  const came = isLinkToken(token) ? await signInByLink(db, token, { signedInAs: person?.id ?? null }) : null;
  if (!came) {
    logRefusedProof(context, "mailed_link", "spent");
    throw redirect("/sign-in/link", 303);
  }
  const { personId } = came;
  throw await completeSignIn(db, request, { personId, method: "email_link", isShared, to: pathAfterMailSignIn(came) });
}

export default function SignInLink() {
  const { link } = useLoaderData<typeof loader>();
  if (!link) return <DeadLink to="/sign-in/mail">{m.mailProofDeadSignIn()}</DeadLink>;
  return (
    <FormPage
      title={m.mailProofLinkTitle()}
      lead={m.mailProofLinkLead(link)}
      reply={undefined}
      submit={m.mailProofLinkButton()}
      hidden={{ token: link.token }}
    >
      <SharedDevice />
    </FormPage>
  );
}
