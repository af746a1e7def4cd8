import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf, methodOf } from "#app/http/form.server.ts";
import { postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { endSessionOf } from "#app/identity/sessions/session-list.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Ends one of the person's own sessions. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const isEnding = methodOf(request, await formOf(request)) === "DELETE";
  const id = params.session ?? "";
  if (!isEnding || (await endSessionOf(db, person, id)) === "missing") throw notFound("Session");
  throw redirect("/settings/sessions?ended", 303);
}
