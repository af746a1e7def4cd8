import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { linkSchema } from "#app/identity/accounts/account.ts";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { browserSecretIn } from "#app/identity/sign-in/mail-browser.server.ts";
import { proofOfLink } from "#app/identity/sign-in/mail-proof.server.ts";
import { isLinkToken } from "#app/identity/sign-in/mail-proof.ts";
import { pathAfterMailSignIn } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { applicationIn, isBrowserOf, signUpByLink } from "#app/identity/sign-in/sign-up.server.ts";
import { DeadLink } from "#app/identity/sign-in/ui/dead-link.tsx";
import { firstLessonPath } from "#app/learning/guest.server.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { FormPage } from "#app/ui/form-page.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.mailProofSignUpLinkTitle()) }];

/** Changes nothing, because mail scanners open links, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  const token = new URL(request.url).searchParams.get("token");
  const proof = isLinkToken(token) ? await proofOfLink(db, "sign_up", token) : null;
  const application = proof && applicationIn(proof);
  if (!proof || !application) return { link: null };
  const isElsewhere = !isBrowserOf(proof, browserSecretIn(request));
  return { link: { token: token ?? "", email: readableAddress(proof.email), name: application.name, isElsewhere } };
}

export async function action({ request }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), linkSchema);
  const { token = null, isShared = false } = submission.status === "success" ? submission.value : {};
  const made = isLinkToken(token) ? await signUpByLink(db, token, browserSecretIn(request)) : null;
  if (!made) throw redirect("/sign-up/link", 303);
  const { personId, returnTo, hasPassword } = made;
  const begin = returnTo === "/" ? firstLessonPath(request, currentCatalog()) : returnTo;
  const to = pathAfterMailSignIn({ returnTo: begin, isCleared: !hasPassword });
  throw await completeSignIn(db, request, { personId, method: "sign_up", isShared, to });
}

export default function SignUpLink() {
  const { link } = useLoaderData<typeof loader>();
  if (!link) return <DeadLink to="/sign-up">{m.mailProofAgain()}</DeadLink>;
  return (
    <FormPage
      title={m.mailProofSignUpLinkTitle()}
      lead={m.mailProofSignUpLinkLead(link)}
      reply={undefined}
      submit={m.mailProofSignUpLinkButton()}
      hidden={{ token: link.token }}
    >
      {link.isElsewhere ? (
        <Notice>
          <p>{m.mailProofSignUpLinkElsewhere()}</p>
        </Notice>
      ) : null}
      <SharedDevice />
    </FormPage>
  );
}
