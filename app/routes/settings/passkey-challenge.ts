import type { ActionFunctionArgs } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { refusalForScript } from "#app/http/script-reply.server.ts";
import { passkeyCreationOptions } from "#app/identity/second-step/passkey-challenge.server.ts";
import * as m from "#app/messages/catalog.ts";
import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { relyingPartyOf } from "#app/signed-in/relying-party.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { minutesUntil } from "#app/time/durations.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** The options for the browser to create a passkey. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const party = relyingPartyOf(request);
  if (!party) return refusalForScript(m.passkeysAtNumber());
  const waitUntil = await countAttempt(db, "passkey", person.id, context.clientAddress);
  if (waitUntil) return refusalForScript(m.accountWait({ minutes: minutesUntil(waitUntil, new Date()) }), 429);
  return Response.json({ options: await passkeyCreationOptions(db, person, party) });
}
