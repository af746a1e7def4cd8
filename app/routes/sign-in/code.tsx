import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { browserSecretIn } from "#app/identity/sign-in/mail-browser.server.ts";
import { mailCodeSchema } from "#app/identity/sign-in/mail-proof.ts";
import { pathAfterMailSignIn, signInByCode } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { CodePage } from "#app/identity/sign-in/ui/code-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { rejectCode } from "#app/signed-in/code-reply.server.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { codePageFor } from "./code-page.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.mailProofCodeTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = ({ request }: LoaderFunctionArgs) => codePageFor(request, "sign_in");

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), mailCodeSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets: ["code"] });

  const outcome = await signInByCode(db, {
    ...{ browserSecret: browserSecretIn(request), code: submission.value.code, address: context.clientAddress },
    device: (email) => knownDevice(request, email),
  });
  if (typeof outcome === "string" || "waitUntil" in outcome) {
    logRefusedProof(context, "mailed_code", outcome);
    return rejectCode(submission, outcome);
  }
  const { personId, isShared } = outcome;
  throw await completeSignIn(db, request, {
    personId,
    method: "email_code",
    isShared,
    to: pathAfterMailSignIn(outcome),
  });
}

export default function SignInCode() {
  const page = useLoaderData<typeof loader>();
  return <CodePage {...page} again="/sign-in/mail" reply={useActionData<typeof action>()} />;
}
