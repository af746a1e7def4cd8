import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { canOpenDesk } from "#app/cohorts/desk/desk.ts";
import { markReflection } from "#app/cohorts/desk/mark.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Marks a shared reflection as read, in the revision that the desk showed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  if (!canOpenDesk(person)) throw closedPage(request, person);
  const revision = Number((await readForm(request, person)).get("revision"));
  const outcome = await markReflection(db, person, { reflectionId: params.reflection ?? "", revision });
  if (outcome === "missing") throw notFound("Reflection");
  return redirect("/desk", 303);
}
