import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { resetSchema } from "#app/identity/accounts/account.ts";
import { passwordProblemInWords } from "#app/identity/accounts/account-words.ts";
import { passwordLength } from "#app/identity/accounts/password.ts";
import { PasswordField } from "#app/identity/accounts/ui/password-field.tsx";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { proofOfLink } from "#app/identity/sign-in/mail-proof.server.ts";
import { isLinkToken } from "#app/identity/sign-in/mail-proof.ts";
import { resetPassword } from "#app/identity/sign-in/password-change.server.ts";
import { DeadLink } from "#app/identity/sign-in/ui/dead-link.tsx";
import * as m from "#app/messages/catalog.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.resetPasswordTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Changes nothing, because mail scanners open links, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  const token = new URL(request.url).searchParams.get("token");
  const proof = isLinkToken(token) ? await proofOfLink(db, "reset_password", token) : null;
  return { link: proof && { token: token ?? "", email: proof.email }, passwordLength };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), resetSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets: ["password"] });
  const { token, password, isShared } = submission.value;
  const outcome = isLinkToken(token) ? await resetPassword(db, { token, password }) : "spent";
  if (outcome === "spent") {
    logRefusedProof(context, "mailed_link", outcome);
    throw redirect("/reset-password", 303);
  }
  if ("weak" in outcome) {
    const problems = { password: [passwordProblemInWords(outcome.weak)] };
    return rejectForm(submission, { secrets: ["password"], problems });
  }
  const { personId } = outcome;
  throw await completeSignIn(db, request, { personId, method: "email_link", isShared, to: "/" });
}

export default function ResetPassword() {
  const { link, passwordLength } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!link) return <DeadLink to="/forgot-password">{m.mailProofDeadReset()}</DeadLink>;
  return (
    <Page width="narrow" title={m.resetPasswordTitle()} lead={m.resetPasswordLead(link)}>
      <div className="stack-6">
        <PostForm reply={reply} hidden={{ token: link.token }} submit={m.resetPasswordButton()}>
          {/* Password managers need to see whose password this is. */}
          <input type="text" name="username" autoComplete="username" value={link.email} readOnly hidden />
          <PasswordField
            label={m.passwordNext()}
            help={m.accountPasswordHelp(passwordLength)}
            name="password"
            autoComplete="new-password"
            required
          />
          <SharedDevice />
        </PostForm>
      </div>
    </Page>
  );
}
