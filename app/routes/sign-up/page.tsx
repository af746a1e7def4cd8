import {
  type ActionFunctionArgs,
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
import { signUpSchema } from "#app/identity/account.ts";
import { passwordLength } from "#app/identity/password.ts";
import { listProviders } from "#app/identity/provider.server.ts";
import { signUp } from "#app/identity/sign-in.server.ts";
import { ProviderButtons } from "#app/identity/ui/provider-buttons.tsx";
import { accountWords } from "#app/identity/words.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.signUpTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  if (await visitor(request)) throw redirect(to);
  return { to, passwordLength, providers: listProviders() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const words = accountWords();
  const submission = parseForm(await request.formData(), signUpSchema(words));
  if (submission.status !== "success") return handBack(submission, { secrets: ["password"] });

  const { email, name, password, to } = submission.value;
  const outcome = await signUp(db, { email, name, password, address: context.clientAddress });
  if (outcome === "weak_password") {
    return handBack(submission, { secrets: ["password"], problems: { password: [words.passwordProblems.common] } });
  }
  if (outcome !== "ready") return handBackUntil(submission, outcome, ["password"]);
  const path = safePath(to);
  throw redirect(`/sign-in?account=ready${path === "/" ? "" : `&to=${encodeURIComponent(path)}`}`);
}

export default function SignUp() {
  const { to, passwordLength, providers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.signUpTitle()} lead={m.signUpLead()}>
      <div className="stack-6">
        <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
        <Form method="post" className="stack" noValidate>
          <input type="hidden" name="to" value={to} />
          <TextField
            label={m.accountName()}
            help={m.accountNameHelp()}
            id="name"
            name="name"
            autoComplete="name"
            required
            defaultValue={reply?.values.name}
            error={reply?.problems.name}
          />
          <TextField
            label={m.accountEmail()}
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            required
            defaultValue={reply?.values.email}
            error={reply?.problems.email}
          />
          <TextField
            label={m.accountPassword()}
            help={m.accountPasswordHelp(passwordLength)}
            id="password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            error={reply?.problems.password}
          />
          <div className="cluster">
            <Button tone="primary">{m.signUpButton()}</Button>
          </div>
        </Form>
        <ProviderButtons providers={providers} to={to} />
        <p>
          {m.signUpHaveOne()}{" "}
          <Link to={to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`}>{m.signUpSignInLink()}</Link>
        </p>
      </div>
    </Page>
  );
}
