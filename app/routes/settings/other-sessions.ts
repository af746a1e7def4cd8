import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf, methodOf } from "#app/http/form.server.ts";
import { postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { signOutElsewhere } from "#app/identity/sessions/session-list.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Ends all of the person's sessions but this one. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  if (methodOf(request, await formOf(request)) !== "DELETE") throw notFound("Session");
  await signOutElsewhere(db, request, person);
  throw redirect("/settings/sessions?others", 303);
}
