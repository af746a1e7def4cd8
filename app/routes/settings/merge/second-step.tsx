import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { hasCodes, proveSecondStep } from "#app/identity/sign-in/other-account.server.ts";
import { otherStepSchema } from "#app/identity/sign-in/other-account.ts";
import * as m from "#app/messages/catalog.ts";
import { readMerging, writeMerging } from "#app/signed-in/merging.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "../settings-page.tsx";

const secrets = ["code"];

export const meta: MetaFunction = () => [{ title: titled(m.mergeStepTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const merging = readMerging(request, person);
  if (!merging?.goneId) throw redirect("/settings/merge");
  return { canType: await hasCodes(db, merging.goneId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const merging = readMerging(request, person);
  if (!merging?.goneId) throw redirect("/settings/merge");
  const submission = parseForm(await formOf(request), otherStepSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const { goneId } = merging;
  const attempt = { goneId, code: submission.value.code, address: context.clientAddress };
  const outcome = await proveSecondStep(db, attempt);
  if (typeof outcome !== "string") return rejectFormUntil(submission, outcome, secrets);
  if (outcome !== "done") {
    const said = outcome === "unreadable" ? m.mergeStepUnreadable() : m.mergeStepWrong();
    return rejectForm(submission, { secrets, problems: { code: [said] } });
  }
  const cookie = writeMerging(request, person, { ...merging, isProved: true });
  throw redirect("/settings/merge/review", { headers: { "Set-Cookie": cookie } });
}

export default function OtherSecondStep() {
  const { canType } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.mergeStepTitle()}
      lead={m.mergeStepLead()}
      breadcrumbs={[{ to: "/settings/merge", label: m.mergeTitle() }]}
    >
      <div className="stack-6">
        {canType ? (
          <PostForm reply={reply} submit={m.mergeStepButton()}>
            <TextField label={m.mergeStepCode()} name="code" autoComplete="one-time-code" required />
          </PostForm>
        ) : (
          <Notice>
            <p>{m.mergeStepPasskey()}</p>
          </Notice>
        )}
        <p>
          <Link to="/settings/merge">{m.mergeStartOver()}</Link>
        </p>
      </div>
    </SettingsPage>
  );
}
