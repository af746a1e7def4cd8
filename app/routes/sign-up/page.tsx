import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { pathTo, safePath } from "#app/http/return-path.ts";
import { signUpSchema } from "#app/identity/accounts/account.ts";
import { passwordProblemInWords } from "#app/identity/accounts/account-words.ts";
import { passwordLength } from "#app/identity/accounts/password.ts";
import { PasswordField } from "#app/identity/accounts/ui/password-field.tsx";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { browserOf } from "#app/identity/sign-in/mail-browser.server.ts";
import { listProviders } from "#app/identity/sign-in/provider.server.ts";
import { askForAccount, signUpWithoutMail } from "#app/identity/sign-in/sign-up.server.ts";
import { ProviderButtons } from "#app/identity/sign-in/ui/provider-buttons.tsx";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.signUpTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  if (await visitor(request)) throw redirect(to);
  return { to, passwordLength, canMail: site().canMail, providers: listProviders() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), signUpSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets: ["password"] });

  const { to, isShared, ...given } = submission.value;
  const applicant = { ...given, address: context.clientAddress, device: knownDevice(request, given.email) };
  const returnTo = safePath(to);
  const browser = browserOf(request);
  const outcome = site().canMail
    ? await askForAccount(db, { ...applicant, isShared, returnTo, browserSecret: browser.secret })
    : await signUpWithoutMail(db, applicant);
  if (outcome === "sent") throw redirect("/sign-up/code", { headers: { "Set-Cookie": browser.cookie } });
  if (outcome === "ready") throw redirect(pathTo("/sign-in?account=ready", returnTo));
  if ("waitUntil" in outcome) return rejectFormUntil(submission, outcome, ["password"]);
  const problem = passwordProblemInWords(outcome.weak);
  return rejectForm(submission, { secrets: ["password"], problems: { password: [problem] } });
}

export default function SignUp() {
  const { to, passwordLength, canMail, providers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.signUpTitle()} lead={m.signUpLead()}>
      <div className="stack-6">
        <PostForm reply={reply} hidden={{ to }} submit={m.signUpButton()}>
          <TextField label={m.accountName()} help={m.accountNameHelp()} name="name" autoComplete="name" required />
          <TextField label={m.accountEmail()} name="email" type="email" autoComplete="email" required />
          <PasswordField
            label={m.accountPassword()}
            help={m.accountPasswordHelp(passwordLength)}
            name="password"
            autoComplete="new-password"
            required
          />
          {canMail ? <SharedDevice /> : null}
          {canMail ? <p className="soft">{m.signUpMailLead()}</p> : null}
        </PostForm>
        <ProviderButtons providers={providers} to={to} />
        <p>
          {m.signUpHaveOne()} <Link to={pathTo("/sign-in", to)}>{m.signUpSignInLink()}</Link>
        </p>
      </div>
    </Page>
  );
}
