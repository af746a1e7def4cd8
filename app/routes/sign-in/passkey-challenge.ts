import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { refusalForScript } from "#app/http/script-reply.server.ts";
import { passkeyRequestOptions } from "#app/identity/second-step/passkey-challenge.server.ts";
import { atSecondStep } from "#app/identity/sign-in/complete-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";
import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import { relyingPartyOf } from "#app/signed-in/relying-party.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { minutesUntil } from "#app/time/durations.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

const schema = z.object({ of: z.enum(["me", "anybody"]) });

/** The options for the browser to use a passkey: of the signed-in person, or of anyone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await visitor(request);
  const submission = parseForm(await formOf(request), schema);
  const party = relyingPartyOf(request);
  if (!party) return refusalForScript(m.passkeysAtNumber());
  if (submission.status !== "success") return refusalForScript(m.passkeyRefused());
  const isMe = submission.value.of === "me";
  const askedOf = isMe ? ((await atSecondStep(db, request, person))?.owner.id ?? person?.id ?? null) : null;
  if (isMe && !askedOf) return refusalForScript(m.passkeyTooLate());
  const waitUntil = await countAttempt(db, "passkey", askedOf ?? "", context.clientAddress);
  if (waitUntil) return refusalForScript(m.accountWait({ minutes: minutesUntil(waitUntil, new Date()) }), 429);
  return Response.json({ options: await passkeyRequestOptions(db, askedOf, party) });
}
