import type { ActionFunctionArgs } from "@remix-run/node";
import { requireFreshProof } from "#app/http/fresh-proof.server.ts";
import { relyingPartyOf } from "#app/http/relying-party.server.ts";
import { refusalForScript } from "#app/http/script-reply.server.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { newPasskeyQuestion } from "#app/identity/second-step/passkey-challenge.server.ts";
import { countAttempt } from "#app/identity/sign-in/rate-limit.server.ts";
import { minutesUntil } from "#app/identity/sign-in/wait.ts";
import { methodNotAllowed } from "#app/learning/submission.server.ts";
import * as m from "#app/messages/catalog.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

/** What a browser has to ask its authenticator for a new passkey. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireFreshProof(request, person);
  const party = relyingPartyOf(request);
  if (!party) return refusalForScript(m.passkeysAtNumber());
  const waitUntil = await countAttempt(db, "passkey", person.id, context.clientAddress);
  if (waitUntil) return refusalForScript(m.accountWait({ minutes: minutesUntil(waitUntil, new Date()) }), 429);
  return Response.json({ options: await newPasskeyQuestion(db, person, party) });
}
