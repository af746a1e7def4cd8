import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isId } from "#app/ids/id.ts";
import { markRepliesSeen } from "#app/learning/artifacts/reflection-reply.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** The author of a reflection has seen its answers. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const id = params.reflection ?? "";
  await readForm(request, person);
  if (!isId(id)) throw notFound("Reflection");
  await markRepliesSeen(db, person, id);
  return redirect(`/reflections/${id}#answers`, 303);
}
