import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { tokenSchema } from "#app/identity/accounts/account.ts";
import { undoableChange, undoEmailChange } from "#app/identity/sign-in/email-change.server.ts";
import { isLinkToken } from "#app/identity/sign-in/mail-proof.ts";
import { DeadLink } from "#app/identity/sign-in/ui/dead-link.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { FormPage } from "#app/ui/form-page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.emailChangeUndoTitle()) }];

/** Changes nothing, because mail scanners open links, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  const token = new URL(request.url).searchParams.get("token");
  const change = isLinkToken(token) ? await undoableChange(db, token) : null;
  return { link: change && { token: token ?? "", old: change.oldEmail, new: change.newEmail } };
}

export async function action({ request }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), tokenSchema);
  const token = submission.status === "success" ? (submission.value.token ?? null) : null;
  const outcome = isLinkToken(token) ? await undoEmailChange(db, token) : "spent";
  if (outcome === "spent") throw redirect("/undo-email-change", 303);
  if (outcome === "taken") return rejectForm(submission, { problems: { "": [m.emailChangeUndoTaken()] }, status: 409 });
  throw redirect(`/reset-password?token=${outcome.resetToken}`, 303);
}

export default function UndoEmailChange() {
  const { link } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!link) return <DeadLink to="/sign-in">{m.forgotPasswordBack()}</DeadLink>;
  return (
    <FormPage
      title={m.emailChangeUndoTitle()}
      lead={m.emailChangeUndoLead(link)}
      reply={reply}
      submit={m.emailChangeUndoButton()}
      hidden={{ token: link.token }}
    />
  );
}
