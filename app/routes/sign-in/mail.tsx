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
import { pathTo, safePath } from "#app/http/return-path.ts";
import { emailSchema } from "#app/identity/accounts/account.ts";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { SharedDevice } from "#app/identity/sessions/ui/shared-device.tsx";
import { browserOf } from "#app/identity/sign-in/mail-browser.server.ts";
import { mailSignIn } from "#app/identity/sign-in/mail-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.mailProofAskTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  if (await visitor(request)) throw redirect(to);
  if (!site().canMail) throw notFound("Page");
  return { to };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  if (!site().canMail) throw notFound("Page");
  const submission = parseForm(await formOf(request), emailSchema());
  if (submission.status !== "success") return rejectForm(submission);

  const { email, isShared, to } = submission.value;
  const browser = browserOf(request);
  const outcome = await mailSignIn(db, {
    ...{ email, isShared, returnTo: safePath(to), browserSecret: browser.secret },
    ...{ address: context.clientAddress, device: knownDevice(request, email) },
  });
  if (outcome !== "sent") return rejectFormUntil(submission, outcome, []);
  throw redirect("/sign-in/code", { headers: { "Set-Cookie": browser.cookie } });
}

export default function SignInMail() {
  const { to } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.mailProofAskTitle()} lead={m.signInMailHelp()}>
      <div className="stack-6">
        <PostForm reply={reply} hidden={{ to: reply?.values.to ?? to }} submit={m.signInMailButton()}>
          <TextField label={m.accountEmail()} name="email" type="email" autoComplete="username" required />
          <SharedDevice />
        </PostForm>
        <p>
          <Link to={pathTo("/sign-in", to)}>{m.mailProofOtherWays()}</Link>
        </p>
      </div>
    </Page>
  );
}
