import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { addCohortMember } from "#app/cohorts/programs/membership.server.ts";
import { listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Brings a former member back from today on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const form = await readForm(request, person);
  const personId = String(form.get("member") ?? "");
  const members = await listCohortMembers(db, cohort.id);
  if (!members.some(({ id }) => id === personId)) throw notFound("Member");
  const joinedOn = dayOf(currentTime(), homeZone);
  const outcome = await addCohortMember(db, person, { cohortId: cohort.id, personId, joinedOn });
  return redirect(`/cohorts/${cohort.id}/people?saved=${outcome}`, 303);
}
