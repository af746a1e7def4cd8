import type { ActionFunctionArgs } from "@remix-run/node";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { refusalForScript } from "#app/http/script-reply.server.ts";
import { addPasskey } from "#app/identity/second-step/passkey.server.ts";
import { newPasskeySchema } from "#app/identity/second-step/passkey-form.ts";
import { secondStepStateOf } from "#app/identity/second-step/second-step.server.ts";
import * as m from "#app/messages/catalog.ts";
import { withNewToken } from "#app/signed-in/new-token.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { relyingPartyOf } from "#app/signed-in/relying-party.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Saves a new passkey; a person without recovery codes is sent to make some. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const submission = parseForm(await formOf(request), newPasskeySchema());
  const party = relyingPartyOf(request);
  if (submission.status !== "success") {
    return refusalForScript(submission.error?.name?.[0] ?? m.passkeysRefused());
  }
  if (!party) return refusalForScript(m.passkeysAtNumber());
  const outcome = await addPasskey(db, person, { ...submission.value, party });
  if (outcome === "refused") return refusalForScript(m.passkeysRefused());
  if (outcome === "too_many") return refusalForScript(m.passkeysTooMany());
  const { recovery } = await secondStepStateOf(db, person.id);
  const to = recovery && recovery.left > 0 ? "/settings/passkeys?added" : "/settings/recovery-codes?passkey";
  return Response.json({ to }, await withNewToken(request));
}
