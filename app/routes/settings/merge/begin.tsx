import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { emailSchema } from "#app/identity/accounts/account.ts";
import { browserOf } from "#app/identity/sign-in/mail-browser.server.ts";
import { askOtherAccount } from "#app/identity/sign-in/other-account.server.ts";
import * as m from "#app/messages/catalog.ts";
import { writeMerging } from "#app/signed-in/merging.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "../settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.mergeTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const { name, email } = person;
  return { name, email: readableAddress(email), isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const submission = parseForm(await formOf(request), emailSchema());
  if (submission.status !== "success") return rejectForm(submission);

  const { email } = submission.value;
  const browser = browserOf(request);
  const asked = await askOtherAccount(db, person, {
    ...{ email, browserSecret: browser.secret },
    address: context.clientAddress,
  });
  if (asked === "own") return rejectForm(submission, { problems: { email: [m.mergeOtherEmailOwn()] } });
  if (asked !== "asked") return rejectFormUntil(submission, asked, []);
  const headers = new Headers({ "Set-Cookie": browser.cookie });
  headers.append("Set-Cookie", writeMerging(request, person, { email, goneId: null, isProved: false }));
  throw redirect("/settings/merge/proof", { headers });
}

export default function BeginMerge() {
  const { name, email, isDone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.mergeTitle()}
      lead={m.mergeLead()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-6">
        {isDone && !reply ? (
          <Notice kind="done" title={m.mergeDoneTitle()} live>
            <p>{m.mergeDone()}</p>
          </Notice>
        ) : null}
        <p>{m.mergeStays({ name, email })}</p>
        <PostForm reply={reply} submit={m.mergeBegin()}>
          <TextField
            label={m.mergeOtherEmail()}
            help={m.mergeOtherEmailHelp()}
            name="email"
            type="email"
            autoComplete="off"
            required
          />
        </PostForm>
      </div>
    </SettingsPage>
  );
}
