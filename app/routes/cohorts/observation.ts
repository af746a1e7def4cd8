import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { acknowledgeObservation } from "#app/cohorts/log/observation.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** The member whom an observation is about has read it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, (standing) => standing === "member");
  await readForm(request, person);
  const outcome = await acknowledgeObservation(db, person, params.observation ?? "");
  if (outcome === "missing") throw notFound("Observation");
  return redirect(`/cohorts/${cohort.id}/log`, 303);
}
