import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, handBack, handBackUntil, parseForm } from "#app/http/form.server.ts";
import { summaryOf } from "#app/http/form-reply.ts";
import { emailSchema } from "#app/identity/sign-in/account.ts";
import { browserOf } from "#app/identity/sign-in/mail-browser.server.ts";
import { askOtherAccount } from "#app/identity/sign-in/other-account.server.ts";
import { SettingsPage } from "#app/identity/ui/settings-page.tsx";
import { accountWords } from "#app/identity/words.ts";
import * as m from "#app/messages/catalog.ts";
import { requireFreshProof } from "#app/signed-in/fresh-proof.server.ts";
import { writeMerging } from "#app/signed-in/merging.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.mergeTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireFreshProof(request, person);
  const { name, email } = person;
  return { name, email, isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireFreshProof(request, person);
  const submission = parseForm(await formOf(request), emailSchema(accountWords()));
  if (submission.status !== "success") return handBack(submission);

  const { email } = submission.value;
  const browser = browserOf(request);
  const asked = await askOtherAccount(db, person, {
    ...{ email, browserSecret: browser.secret },
    address: context.clientAddress,
  });
  if (asked === "own") return handBack(submission, { problems: { email: [m.mergeOtherEmailOwn()] } });
  if (asked !== "asked") return handBackUntil(submission, asked, []);
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
      breadcrumbs={[{ to: "/settings/sign-in", label: m.waysInTitle() }]}
    >
      <div className="stack-6">
        <ErrorSummary key={reply?.at} errors={summaryOf(reply)} />
        {isDone && !reply ? (
          <Notice kind="done" title={m.mergeDoneTitle()} live>
            <p>{m.mergeDone()}</p>
          </Notice>
        ) : null}
        <p>{m.mergeStays({ name, email })}</p>
        <Form method="post" className="stack" noValidate>
          <TextField
            label={m.mergeOtherEmail()}
            help={m.mergeOtherEmailHelp()}
            id="email"
            name="email"
            type="email"
            autoComplete="off"
            required
            defaultValue={reply?.values.email}
            error={reply?.problems.email}
          />
          <div className="cluster">
            <Button tone="primary">{m.mergeBegin()}</Button>
          </div>
        </Form>
      </div>
    </SettingsPage>
  );
}
