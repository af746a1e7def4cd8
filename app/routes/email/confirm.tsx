import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { tokenSchema } from "#app/identity/accounts/account.ts";
import { changeEmail, newEmailOf } from "#app/identity/sign-in/email-change.server.ts";
import { isLinkToken } from "#app/identity/sign-in/mail-proof.ts";
import { DeadLink } from "#app/identity/sign-in/ui/dead-link.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { FormPage } from "#app/ui/form-page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.emailChangeConfirmTitle()) }];

/** Changes nothing, because mail scanners open links, too. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const token = new URL(request.url).searchParams.get("token");
  const email = isLinkToken(token) ? await newEmailOf(db, person, token) : null;
  return { link: email === null ? null : { token: token ?? "", old: person.email, new: email } };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await formOf(request), tokenSchema);
  const token = submission.status === "success" ? (submission.value.token ?? null) : null;
  const outcome = isLinkToken(token) ? await changeEmail(db, person, token) : "spent";
  if (outcome === "spent") throw redirect("/confirm-email", 303);
  if (outcome === "taken") return rejectForm(submission, { problems: { "": [m.emailChangeTaken()] }, status: 409 });
  throw redirect("/settings/email?changed", 303);
}

export default function ConfirmEmail() {
  const { link } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply) {
    return (
      <FormPage
        title={m.emailChangeConfirmTitle()}
        reply={reply}
        method="get"
        action="/settings/merge"
        submit={m.emailChangeTakenLink()}
      />
    );
  }
  if (!link) return <DeadLink to="/settings/email">{m.mailProofDeadSignIn()}</DeadLink>;
  return (
    <FormPage
      title={m.emailChangeConfirmTitle()}
      lead={m.emailChangeConfirmLead(link)}
      reply={undefined}
      submit={m.emailChangeConfirmButton()}
      hidden={{ token: link.token }}
    />
  );
}
