import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { answerRequest } from "#app/cohorts/programs/cohort-request.server.ts";
import { inviteToOwnSessions } from "#app/cohorts/programs/joining.server.ts";
import { listOpenRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Answers a request to join: "approve" lets them in, anything else declines. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const form = await readForm(request, person);
  const requestId = params.request ?? "";
  const asked = (await listOpenRequests(db, cohort.id)).find(({ id }) => id === requestId);
  const isApproved = form.get("answer") === "approve";
  const outcome = await answerRequest(db, person, { cohortId: cohort.id, requestId, isApproved });
  if (outcome === "missing" || !asked) throw notFound("Request");
  if (outcome === "joined") await inviteToOwnSessions(db, { id: asked.personId });
  return redirect(`/cohorts/${cohort.id}/people?saved=${outcome}`, 303);
}
