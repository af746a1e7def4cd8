import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { handBack, handBackUntil, parseForm } from "#app/http/form.server.ts";
import { summaryOf } from "#app/http/form-reply.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { passwordSchema } from "#app/identity/account.ts";
import { passwordLength } from "#app/identity/password.ts";
import { endOtherSessions } from "#app/identity/session.server.ts";
import { changePasswordFrom } from "#app/identity/sign-in.server.ts";
import { accountWords } from "#app/identity/words.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const secrets = ["current", "next"];

export const meta: MetaFunction = () => [{ title: titled(m.settingsPasswordTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { email } = await signedIn(request);
  return { email, passwordLength, isChanged: new URL(request.url).searchParams.has("changed") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const words = accountWords();
  const submission = parseForm(await request.formData(), passwordSchema(words, person));
  if (submission.status !== "success") return handBack(submission, { secrets });

  const outcome = await changePasswordFrom(db, person, { ...submission.value, address: context.clientAddress });
  if (outcome === "wrong_password")
    return handBack(submission, { secrets, problems: { current: [m.settingsCurrentWrong()] } });
  if (outcome === "weak_password")
    return handBack(submission, { secrets, problems: { next: [words.passwordProblems.common] } });
  if (outcome !== "changed") return handBackUntil(submission, outcome, secrets);
  await endOtherSessions(db, request, person.id);
  throw redirect("/settings/password?changed");
}

export default function Password() {
  const { email, passwordLength, isChanged } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      width="narrow"
      title={m.settingsPasswordTitle()}
      lead={m.settingsPasswordLead()}
      breadcrumbs={[{ to: "/settings/profile", label: m.settingsProfileTitle() }]}
    >
      <div className="stack-6">
        <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
        {isChanged && !reply ? (
          <Notice kind="done" live>
            <p>{m.settingsPasswordChanged()}</p>
          </Notice>
        ) : null}
        <Form method="post" className="stack" noValidate>
          {/* Password managers need to see whose password this is. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <TextField
            label={m.settingsCurrentPassword()}
            id="current"
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={reply?.problems.current}
          />
          <TextField
            label={m.settingsNewPassword()}
            help={m.accountPasswordHelp(passwordLength)}
            id="next"
            name="next"
            type="password"
            autoComplete="new-password"
            required
            error={reply?.problems.next}
          />
          <div className="cluster">
            <Button tone="primary">{m.settingsChangePassword()}</Button>
          </div>
        </Form>
      </div>
    </Page>
  );
}
