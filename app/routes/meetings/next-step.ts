import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { finishNextStep } from "#app/meetings/note.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Marks a next step as done, or open again with `done=no`. `to` leads back to the page with the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const form = await readForm(request, person);
  const outcome = await finishNextStep(db, person, params.step ?? "", form.get("done") !== "no");
  if (outcome === "missing") throw notFound("Step");
  return redirect(safePath(form.get("to"), "/"), 303);
}
