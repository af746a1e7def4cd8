import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { browserSecretIn } from "#app/identity/sign-in/mail-browser.server.ts";
import { mailCodeSchema } from "#app/identity/sign-in/mail-proof.ts";
import { pathAfterMailSignIn } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { signUpByCode } from "#app/identity/sign-in/sign-up.server.ts";
import { CodePage } from "#app/identity/sign-in/ui/code-page.tsx";
import { firstLessonPath } from "#app/learning/guest.server.ts";
import * as m from "#app/messages/catalog.ts";
import { rejectCode } from "#app/signed-in/code-reply.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { codePageFor } from "../sign-in/code-page.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.mailProofCodeTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = ({ request }: LoaderFunctionArgs) => codePageFor(request, "sign_up");

export async function action({ request, context }: ActionFunctionArgs) {
  await visitor(request);
  const submission = parseForm(await formOf(request), mailCodeSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets: ["code"] });

  const outcome = await signUpByCode(db, {
    ...{ browserSecret: browserSecretIn(request), code: submission.value.code, address: context.clientAddress },
    device: (email) => knownDevice(request, email),
  });
  if (typeof outcome === "string" || "waitUntil" in outcome) return rejectCode(submission, outcome);
  const { personId, isShared, returnTo, hasPassword } = outcome;
  const begin = returnTo === "/" ? firstLessonPath(request, currentCatalog()) : returnTo;
  const to = pathAfterMailSignIn({ returnTo: begin, isCleared: !hasPassword });
  throw await completeSignIn(db, request, { personId, method: "sign_up", isShared, to });
}

export default function SignUpCode() {
  const page = useLoaderData<typeof loader>();
  return <CodePage {...page} again="/sign-up" reply={useActionData<typeof action>()} />;
}
