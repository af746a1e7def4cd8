import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { emailSchema } from "#app/identity/accounts/account.ts";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { proofMinutes } from "#app/identity/sign-in/mail-proof.ts";
import { askForReset } from "#app/identity/sign-in/password-change.server.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.forgotPasswordTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  if (!site().canMail) throw notFound("Page");
  const isSent = new URL(request.url).searchParams.has("sent");
  return { isSent, minutes: proofMinutes.reset_password, hasMailbox: site().isDemo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  if (!site().canMail) throw notFound("Page");
  const submission = parseForm(await formOf(request), emailSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { email } = submission.value;
  const asking = { email, address: context.clientAddress, device: knownDevice(request, email) };
  const outcome = await askForReset(db, asking);
  if (outcome !== "sent") return rejectFormUntil(submission, outcome, []);
  throw redirect("/forgot-password?sent");
}

export default function ForgotPassword() {
  const { isSent, minutes, hasMailbox } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.forgotPasswordTitle()} lead={m.forgotPasswordLead()}>
      <div className="stack-6">
        {isSent && !reply ? (
          <Notice kind="done" title={m.forgotPasswordSentTitle()} live>
            <p>{m.forgotPasswordSent({ minutes })}</p>
            {hasMailbox ? (
              <p>
                <Link to="/mailbox">{m.mailProofMailbox()}</Link>
              </p>
            ) : null}
          </Notice>
        ) : null}
        <PostForm reply={reply} submit={m.forgotPasswordButton()}>
          <TextField label={m.accountEmail()} name="email" type="email" autoComplete="username" required />
        </PostForm>
        <p>
          <Link to="/sign-in">{m.forgotPasswordBack()}</Link>
        </p>
      </div>
    </Page>
  );
}
