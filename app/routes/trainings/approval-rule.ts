import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isId } from "#app/ids/id.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { askForApproval } from "#app/trainings/registration/approval.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Sets whether a lead approves registrations of an organization's people. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const asks = (await readForm(request, person)).get("asks") === "yes";
  const id = params.organization ?? "";
  const outcome = isId(id) ? await askForApproval(db, person, id, asks) : "missing";
  if (outcome === "missing") throw notFound("Organization");
  throw redirect("/trainings/approvals?saved=rule", 303);
}
