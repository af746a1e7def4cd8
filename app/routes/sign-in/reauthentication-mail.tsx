import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { completeReauthentication } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { browserSecretIn } from "#app/identity/sign-in/mail-browser.server.ts";
import { mailCodeSchema } from "#app/identity/sign-in/mail-proof.ts";
import { checkMailedCode } from "#app/identity/sign-in/reauthentication.server.ts";
import { OtherProofs } from "#app/identity/sign-in/ui/other-proofs.tsx";
import * as m from "#app/messages/catalog.ts";
import { reauthenticationMethods } from "#app/signed-in/reauthentication.server.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const secrets = ["code"];

export const meta: MetaFunction = () => [{ title: titled(m.reauthenticationMailTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { email, ...ways } = await reauthenticationMethods(request, await signedIn(request));
  if (email === null) throw notFound("Page");
  return { ...ways, email: readableAddress(email), isSent: new URL(request.url).searchParams.has("sent") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await formOf(request), mailCodeSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const { code, to } = submission.value;
  const given = { code, browserSecret: browserSecretIn(request), address: context.clientAddress };
  const outcome = await checkMailedCode(db, person, given);
  if (outcome !== "done") logRefusedProof(context, "mailed_code", outcome);
  if (outcome === "wrong")
    return rejectForm(submission, { secrets, problems: { code: [m.reauthenticationMailCodeWrong()] } });
  if (outcome === "spent")
    return rejectForm(submission, { secrets, problems: { code: [m.reauthenticationMailCodeSpent()] } });
  if (outcome !== "done") return rejectFormUntil(submission, outcome, secrets);
  throw await completeReauthentication(db, request, { to: safePath(to, "/settings/sign-in") });
}

export default function ReauthenticationMail() {
  const { isSent, ...ways } = useLoaderData<typeof loader>();
  const { to, email } = ways;
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.reauthenticationMailTitle()} lead={m.reauthenticationMailLead({ email })}>
      <div className="stack-6">
        {isSent && !reply ? (
          <Notice kind="done" live>
            <p>{m.reauthenticationMailSent({ email })}</p>
          </Notice>
        ) : null}
        {isSent ? (
          <PostForm reply={reply} hidden={{ to }} submit={m.reauthenticationContinue()}>
            <TextField
              label={m.reauthenticationMailCode()}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
          </PostForm>
        ) : null}
        <Form method="post" action="/sign-in/again/mail/sending" className="cluster">
          <input type="hidden" name="to" value={to} />
          <Button tone={isSent ? "quiet" : "primary"}>
            {isSent ? m.reauthenticationMailAgain() : m.reauthenticationMailSend()}
          </Button>
        </Form>
        <OtherProofs except="mail" {...ways} />
      </div>
    </Page>
  );
}
