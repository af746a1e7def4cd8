import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { revokeInvitation } from "#app/identity/invitations/invitation.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Takes back an open invitation. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  await readForm(request, person);
  const outcome = await revokeInvitation(db, person, params.invitation ?? "");
  if (outcome === "missing") throw notFound("Invitation");
  return redirect(`/cohorts/${cohort.id}/invitations#open`, 303);
}
