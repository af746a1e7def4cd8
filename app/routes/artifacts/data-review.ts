import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { reviewChildData } from "#app/learning/artifacts/review.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** A coach says whether what looks like data about children may stay. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const answer = (await readForm(request, person)).get("answer") === "fine" ? "fine" : "remove";
  const id = params.artifact ?? "";
  if ((await reviewChildData(db, person, id, answer)) === "missing") throw notFound("Work");
  return redirect(`/artifacts/${id}`, 303);
}
