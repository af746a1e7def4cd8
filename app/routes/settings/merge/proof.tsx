import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { browserSecretIn } from "#app/identity/sign-in/mail-browser.server.ts";
import { proveByCode, proveByPassword } from "#app/identity/sign-in/other-account.server.ts";
import { otherProofSchema } from "#app/identity/sign-in/other-account.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { readMerging, writeMerging } from "#app/signed-in/merging.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "../settings-page.tsx";

const secrets = ["code", "password"];

export const meta: MetaFunction = () => [{ title: titled(m.mergeProofTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const merging = readMerging(request, person);
  if (!merging) throw redirect("/settings/merge");
  return { email: readableAddress(merging.email), canMail: site().canMail };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const merging = readMerging(request, person);
  if (!merging) throw redirect("/settings/merge");
  const submission = parseForm(await formOf(request), otherProofSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const { code, password = "" } = submission.value;
  const attempt = { email: merging.email, address: context.clientAddress };
  const proved = code
    ? await proveByCode(db, person, { ...attempt, code, browserSecret: browserSecretIn(request) })
    : await proveByPassword(db, { ...attempt, password });
  if (typeof proved === "string" || "waitUntil" in proved) {
    logRefusedProof(context, code ? "mailed_code" : "password", proved);
  }
  if (typeof proved === "string") {
    const said = proved === "mail_first" ? m.mergeProofMailFirst() : m.mergeProofWrong();
    return rejectForm(submission, { secrets, problems: { [code ? "code" : "password"]: [said] } });
  }
  if ("waitUntil" in proved) return rejectFormUntil(submission, proved, secrets);
  const cookie = writeMerging(request, person, { email: merging.email, ...proved });
  const next = proved.isProved ? "/settings/merge/review" : "/settings/merge/second-step";
  throw redirect(next, { headers: { "Set-Cookie": cookie } });
}

export default function ProveOtherAccount() {
  const { email, canMail } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.mergeProofTitle()}
      lead={m.mergeProofLead({ email })}
      breadcrumbs={[{ to: "/settings/merge", label: m.mergeTitle() }]}
    >
      <div className="stack-6">
        <p>{canMail ? m.mergeProofMailed({ email }) : m.mergeProofPasswordOnly()}</p>
        <PostForm reply={reply} submit={m.mergeProofButton()}>
          {canMail ? (
            <TextField
              label={m.mergeCode()}
              help={m.mergeCodeHelp()}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
            />
          ) : null}
          <TextField
            label={canMail ? m.mergePassword() : m.mergePasswordAlone()}
            name="password"
            type="password"
            autoComplete="off"
          />
        </PostForm>
        <p>
          <Link to="/settings/merge">{m.mergeStartOver()}</Link>
        </p>
      </div>
    </SettingsPage>
  );
}
