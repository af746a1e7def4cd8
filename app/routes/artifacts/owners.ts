import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { addOwner, leaveTeam } from "#app/learning/artifacts/team.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Takes someone into the team, or leaves it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const form = await readForm(request, person);
  const id = params.artifact ?? "";
  if (methodOf(request, form) === "DELETE") {
    const left = await leaveTeam(db, person, id);
    if (left === "missing") throw notFound("Work");
    return redirect(left === "done" ? "/artifacts" : `/artifacts/${id}`, 303);
  }
  const added = await addOwner(db, person, id, String(form.get("member") ?? ""));
  if (added === "missing") throw notFound("Work");
  return redirect(`/artifacts/${id}#team`, 303);
}
