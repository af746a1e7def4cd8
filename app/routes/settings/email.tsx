import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { forbidden } from "#app/http/refusals.ts";
import { emailSchema } from "#app/identity/accounts/account.ts";
import { askForEmailChange, undoDays } from "#app/identity/sign-in/email-change.server.ts";
import { proofMinutes } from "#app/identity/sign-in/mail-proof.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.emailChangeTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const query = new URL(request.url).searchParams;
  const { isEmailVerified } = person;
  const email = readableAddress(person.email);
  const { canMail, isDemo } = site();
  const notice = noticeFor(query, email);
  return { email, isEmailVerified, canMail, hasMailbox: isDemo, notice };
}

/** The outcome of the last form. */
function noticeFor(query: URLSearchParams, email: string): string | null {
  if (query.has("sent")) return m.emailChangeSent({ minutes: proofMinutes.change_email });
  if (query.has("changed")) return m.emailChangeDone({ days: undoDays });
  if (query.has("verified")) return m.emailChangeVerifiedNow();
  return query.has("verify-sent") ? m.emailChangeVerifySent({ email }) : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  if (!site().canMail) throw forbidden(m.emailChangeNoMail());
  const submission = parseForm(await formOf(request), emailSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { email } = submission.value;
  const outcome = await askForEmailChange(db, person, { email, address: context.clientAddress });
  if (outcome === "same") return rejectForm(submission, { problems: { email: [m.emailChangeSame()] } });
  if (outcome !== "sent") return rejectFormUntil(submission, outcome, []);
  throw redirect("/settings/email?sent");
}

export default function Email() {
  const { email, isEmailVerified, canMail, hasMailbox, notice } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.emailChangeTitle()}
      lead={m.emailChangeLead()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-8">
        {notice && !reply ? (
          <Notice kind="done" live>
            <p>{notice}</p>
            {hasMailbox ? (
              <p>
                <Link to="/mailbox">{m.mailProofMailbox()}</Link>
              </p>
            ) : null}
          </Notice>
        ) : null}
        <div className="stack">
          <p>
            {m.emailChangeNow({ email })} {isEmailVerified ? m.emailChangeVerified() : m.emailChangeUnverified()}
          </p>
          {isEmailVerified || !canMail ? null : (
            <Form method="post" action="/settings/email/verification" className="cluster">
              <Button>{m.emailChangeVerifyButton()}</Button>
            </Form>
          )}
        </div>
        {canMail ? (
          <PostForm reply={reply} submit={m.emailChangeButton()}>
            <TextField
              label={m.emailChangeField()}
              help={m.emailChangeFieldHelp()}
              name="email"
              type="email"
              autoComplete="email"
              required
            />
          </PostForm>
        ) : (
          <Notice>
            <p>{m.emailChangeNoMail()}</p>
          </Notice>
        )}
      </div>
    </SettingsPage>
  );
}
