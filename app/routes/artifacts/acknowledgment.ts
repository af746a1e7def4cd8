import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { acknowledgeFeedback } from "#app/learning/artifacts/feedback.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** An owner has read the feedback. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  await readForm(request, person);
  const id = params.artifact ?? "";
  if ((await acknowledgeFeedback(db, person, id)) === "missing") throw notFound("Work");
  return redirect(`/artifacts/${id}`, 303);
}
