import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isAction } from "#app/learning/artifacts/artifact.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Takes work back, or opens accepted work again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const wanted = (await readForm(request, person)).get("action");
  const id = params.artifact ?? "";
  const { outcome } = isAction(wanted)
    ? await moveArtifact(db, person, id, { action: wanted })
    : ({ outcome: "missing" } as const);
  if (outcome === "missing") throw notFound("Work");
  const isDone = outcome === "done" || outcome === "already";
  return redirect(isDone ? `/artifacts/${id}` : `/artifacts/${id}?refused=${outcome}`, 303);
}
