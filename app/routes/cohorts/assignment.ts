import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { withdrawAssignment } from "#app/cohorts/programs/assignment.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Takes an assignment back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, (standing) => standing === "coach");
  await readForm(request, person);
  const outcome = await withdrawAssignment(db, person, { cohortId: cohort.id, id: params.assignment ?? "" });
  if (outcome === "missing") throw notFound("Assignment");
  return redirect(`/cohorts/${cohort.id}/learning`, 303);
}
