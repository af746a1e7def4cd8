import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { isId } from "#app/ids/id.ts";
import { setVisibility } from "#app/learning/reflection.server.ts";
import { isVisibility } from "#app/learning/reflection.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Changes who may read a reflection. Without JavaScript, `to` leads back to the page with the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const id = params.reflection ?? "";
  const form = await readForm(request, person);
  const visibility = form.get("visibility");
  if (!isId(id)) throw notFound("Reflection");
  if (!isVisibility(visibility)) throw new Response("Bad Request", { status: 400 });

  const outcome = await setVisibility(db, person.id, id, visibility);
  if (outcome === "missing") throw notFound("Reflection");
  if (wantsJson(request)) return Response.json({ visibility });
  return redirect(safePath(form.get("to"), `/reflections/${id}`), 303);
}
