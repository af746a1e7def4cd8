import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { pathTo, safePath } from "#app/http/return-path.ts";
import { signInSchema } from "#app/identity/accounts/account.ts";
import { busySeconds, isHashingFull } from "#app/identity/accounts/password.server.ts";
import { PasswordField } from "#app/identity/accounts/ui/password-field.tsx";
import { demoPassword, demoSignIns } from "#app/identity/person/demo.ts";
import { PasskeyButton } from "#app/identity/second-step/ui/passkey-button.tsx";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { clearSiteData, isSharedDevice, sharedDeviceCookie } from "#app/identity/sessions/shared-device.server.ts";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { listProviders } from "#app/identity/sign-in/provider.server.ts";
import { signIn } from "#app/identity/sign-in/sign-in.server.ts";
import { DemoAccounts } from "#app/identity/sign-in/ui/demo-accounts.tsx";
import { ProviderButtons } from "#app/identity/sign-in/ui/provider-buttons.tsx";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { clearCarriedCookies } from "#app/signed-in/carried-cookies.server.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.signInTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders, loaderHeaders }) => {
  const merged = new Headers(actionHeaders);
  const cleared = loaderHeaders.get("Clear-Site-Data");
  if (cleared) merged.set("Clear-Site-Data", cleared);
  return merged;
};

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const to = safePath(query.get("to"));
  if (await visitor(request)) throw redirect(to);
  const demo = site().isDemo ? { accounts: demoSignIns, password: demoPassword } : null;
  const page = {
    ...{ to, demo, canMail: site().canMail, providers: listProviders() },
    isReady: query.get("account") === "ready",
    isOut: query.has("out"),
  };
  if (!isSharedDevice(request)) return data(page);
  // A session on a shared device expired: clear its cached pages. What was typed is sealed and stays.
  const headers = new Headers(clearSiteData());
  for (const cookie of [sharedDeviceCookie(request, false), ...clearCarriedCookies(request)])
    headers.append("Set-Cookie", cookie);
  return data(page, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), signInSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets: ["password"] });

  if (isHashingFull()) {
    const [problems, headers] = [{ "": [m.signInBusy()] }, { "Retry-After": String(busySeconds) }];
    return rejectForm(submission, { secrets: ["password"], problems, status: 503, headers });
  }
  const { email, password, isShared, to } = submission.value;
  const device = knownDevice(request, email);
  const outcome = await signIn(db, { email, password, device, address: context.clientAddress });
  if (!(typeof outcome === "object" && "personId" in outcome)) logRefusedProof(context, "password", outcome);
  if (outcome === "refused" || outcome === "mail_first") {
    const problem = outcome === "refused" ? m.signInWrong() : m.signInMailFirst();
    return rejectForm(submission, { secrets: ["password"], problems: { email: [problem] } });
  }
  if ("waitUntil" in outcome) return rejectFormUntil(submission, outcome, ["password"]);
  const { personId } = outcome;
  throw await completeSignIn(db, request, { personId, method: "password", isShared, to: safePath(to) });
}

export default function SignIn() {
  const { to, isReady, isOut, demo, canMail, providers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.signInTitle()} lead={to === "/" || isReady ? m.signInLead() : m.signInToContinue()}>
      <div className="stack-6">
        {isReady && !reply ? (
          <Notice kind="done" title={m.signInAccountReadyTitle()}>
            <p>{m.signInAccountReady()}</p>
          </Notice>
        ) : null}
        {isOut && !reply ? (
          <Notice kind="done" title={m.signInSignedOutTitle()} live>
            <p>{m.signInSignedOut()}</p>
          </Notice>
        ) : null}
        <SignInForm />
        <PasskeyButton to={to} />
        <ProviderButtons providers={providers} to={to} />
        <p>
          {m.signInNewHere()} <Link to={pathTo("/sign-up", to)}>{m.signInSignUpLink()}</Link>
        </p>
        {canMail ? (
          <p>
            <Link to="/forgot-password">{m.signInForgot()}</Link>
          </p>
        ) : null}
        {demo ? <DemoAccounts {...demo} to={to} /> : null}
      </div>
    </Page>
  );
}

/** One form for two sign-in methods: its second button asks for mail and ignores the password. */
function SignInForm() {
  const { to, canMail } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PostForm
      reply={reply}
      hidden={{ to }}
      submit={m.signInButton()}
      besideSubmit={canMail ? <Button formAction="/sign-in/mail">{m.signInMailButton()}</Button> : null}
      help={canMail ? m.signInMailHelp() : null}
    >
      <TextField label={m.accountEmail()} name="email" type="email" autoComplete="username" required />
      <PasswordField label={m.accountPassword()} name="password" autoComplete="current-password" required />
      <SharedDevice />
    </PostForm>
  );
}
