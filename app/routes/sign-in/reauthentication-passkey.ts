import type { ActionFunctionArgs } from "@remix-run/node";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { safePath } from "#app/http/return-path.ts";
import { redirectForScript, refusalForScript } from "#app/http/script-reply.server.ts";
import { checkPasskey } from "#app/identity/second-step/passkey.server.ts";
import { passkeyAnswerSchema } from "#app/identity/second-step/passkey-form.ts";
import { completeReauthentication } from "#app/identity/sign-in/complete-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { relyingPartyOf } from "#app/signed-in/relying-party.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Reauthenticates a signed-in person by passkey. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await formOf(request), passkeyAnswerSchema);
  const party = relyingPartyOf(request);
  if (submission.status !== "success" || !party) return refusalForScript(m.passkeyRefused());
  const { response, to } = submission.value;
  const outcome = await checkPasskey(db, { response, party, askedOf: person.id });
  if (outcome === "refused") {
    logRefusedProof(context, "passkey", outcome);
    return refusalForScript(m.passkeyRefused());
  }
  return redirectForScript(
    await completeReauthentication(db, request, { to: safePath(to), hasPassedSecondStep: true }),
  );
}
