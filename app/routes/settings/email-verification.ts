import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { forbidden, tooManyRequests } from "#app/http/refusals.ts";
import { knownDevice } from "#app/identity/sessions/known-device.server.ts";
import { askForVerification } from "#app/identity/sign-in/email-change.server.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Mails a link to verify the person's current address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  if (!site().canMail) throw forbidden(m.emailChangeNoMail());
  const device = knownDevice(request, person.email);
  const outcome = await askForVerification(db, person, { address: context.clientAddress, device });
  if (outcome === "sent") throw redirect("/settings/email?verify-sent", 303);
  if (outcome === "verified") throw redirect("/settings/email?verified", 303);
  throw tooManyRequests(outcome.waitUntil);
}
