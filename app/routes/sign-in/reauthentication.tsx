import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { completeReauthentication } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { reauthenticateByPassword } from "#app/identity/sign-in/reauthentication.server.ts";
import { OtherProofs } from "#app/identity/sign-in/ui/other-proofs.tsx";
import * as m from "#app/messages/catalog.ts";
import { reauthenticationMethods } from "#app/signed-in/reauthentication.server.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const secrets = ["password"];

export const meta: MetaFunction = () => [{ title: titled(m.reauthenticationTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  return { ...(await reauthenticationMethods(request, person)), username: person.email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const password = z.string(m.reauthenticationPasswordMissing()).max(1024, m.reauthenticationPasswordWrong());
  const submission = parseForm(await formOf(request), z.object({ password, to: z.string().optional() }));
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const given = { password: submission.value.password, address: context.clientAddress };
  const outcome = await reauthenticateByPassword(db, person, given);
  if (outcome !== "done") logRefusedProof(context, "password", outcome);
  if (outcome === "refused")
    return rejectForm(submission, { secrets, problems: { password: [m.reauthenticationPasswordWrong()] } });
  if (outcome !== "done") return rejectFormUntil(submission, outcome, secrets);
  throw await completeReauthentication(db, request, { to: safePath(submission.value.to, "/settings/sign-in") });
}

export default function Reauthentication() {
  const { username, ...ways } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const hasAny = ways.hasPassword || ways.hasPasskey || ways.hasApp || ways.email !== null;
  return (
    <Page
      width="narrow"
      title={m.reauthenticationTitle()}
      lead={
        hasAny
          ? ways.hasPassword
            ? m.reauthenticationLeadPassword()
            : m.reauthenticationLead()
          : m.reauthenticationNothing()
      }
    >
      <div className="stack-6">
        {ways.hasPassword ? (
          <PostForm reply={reply} hidden={{ to: ways.to }} submit={m.reauthenticationContinue()}>
            {/* Password managers need to see whose password this is. */}
            <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
            <TextField
              label={m.reauthenticationPassword()}
              name="password"
              type="password"
              autoComplete="current-password"
              required
            />
          </PostForm>
        ) : null}
        <OtherProofs except="password" {...ways} />
      </div>
    </Page>
  );
}
