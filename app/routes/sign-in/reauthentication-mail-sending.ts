import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound, tooManyRequests } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { browserOf } from "#app/identity/sign-in/mail-browser.server.ts";
import { mailReauthenticationCode } from "#app/identity/sign-in/reauthentication.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Mails a code to a signed-in person, to type in this browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await formOf(request), z.object({ to: z.string().optional() }));
  if (submission.status !== "success") throw notFound("Page");
  const to = safePath(submission.value.to, "/settings/sign-in");
  const { secret, cookie } = browserOf(request);
  const given = { browserSecret: secret, address: context.clientAddress, to };
  const outcome = await mailReauthenticationCode(db, person, given);
  if (outcome === "refused") throw notFound("Page");
  if (outcome !== "sent") throw tooManyRequests(outcome.waitUntil);
  return redirect(`/sign-in/again/mail?sent&to=${encodeURIComponent(to)}`, { headers: { "Set-Cookie": cookie } });
}
