import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { handBack, handBackUntil, parseForm } from "#app/http/form.server.ts";
import { summaryOf } from "#app/http/form-reply.ts";
import { safePath } from "#app/http/return-path.ts";
import { visitor } from "#app/http/signed-in.server.ts";
import { site } from "#app/http/site.server.ts";
import { signInSchema } from "#app/identity/account.ts";
import { arrive } from "#app/identity/arrival.server.ts";
import { demoAccounts, demoPassword } from "#app/identity/demo.ts";
import { listProviders } from "#app/identity/provider.server.ts";
import { signIn } from "#app/identity/sign-in.server.ts";
import { DemoAccounts } from "#app/identity/ui/demo-accounts.tsx";
import { ProviderButtons } from "#app/identity/ui/provider-buttons.tsx";
import { accountWords } from "#app/identity/words.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.signInTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const to = safePath(query.get("to"));
  if (await visitor(request)) throw redirect(to);
  const demo = site().isDemo ? { accounts: demoAccounts, password: demoPassword } : null;
  return data({ to, isReady: query.get("account") === "ready", demo, providers: listProviders() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await request.formData(), signInSchema(accountWords()));
  if (submission.status !== "success") return handBack(submission, { secrets: ["password"] });

  const { email, password, to } = submission.value;
  const outcome = await signIn(db, { email, password, address: context.clientAddress });
  if (outcome === "refused") {
    return handBack(submission, { secrets: ["password"], problems: { email: [m.signInWrong()] } });
  }
  if ("waitUntil" in outcome) return handBackUntil(submission, outcome, ["password"]);
  const { personId } = outcome;
  throw await arrive(db, request, { personId, method: "password", isShared: false, to: safePath(to) });
}

export default function SignIn() {
  const { to, isReady, demo, providers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.signInTitle()} lead={to === "/" || isReady ? m.signInLead() : m.signInToContinue()}>
      <div className="stack-6">
        <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
        {isReady && !reply ? (
          <Notice kind="done" title={m.signInAccountReadyTitle()}>
            <p>{m.signInAccountReady()}</p>
          </Notice>
        ) : null}
        <Form method="post" className="stack" noValidate>
          <input type="hidden" name="to" value={to} />
          <TextField
            label={m.accountEmail()}
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={reply?.values.email}
            error={reply?.problems.email}
          />
          <TextField
            label={m.accountPassword()}
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={reply?.problems.password}
          />
          <div className="cluster">
            <Button tone="primary">{m.signInButton()}</Button>
          </div>
        </Form>
        <ProviderButtons providers={providers} to={to} />
        <p>
          {m.signInNewHere()}{" "}
          <Link to={to === "/" ? "/sign-up" : `/sign-up?to=${encodeURIComponent(to)}`}>{m.signInSignUpLink()}</Link>
        </p>
        {demo ? <DemoAccounts {...demo} to={to} /> : null}
      </div>
    </Page>
  );
}
