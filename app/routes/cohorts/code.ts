import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { cohortCodeSchema } from "#app/cohorts/programs/cohort-invitation.ts";
import { parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { inviteByCode } from "#app/identity/invitations/invitation.server.ts";
import { invitationDays, usesOfCode } from "#app/identity/invitations/invitation.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Makes a code for everybody in a room; a number that is none counts as the usual one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const submission = parseForm(await readForm(request, person), cohortCodeSchema());
  const maxUses = submission.status === "success" ? submission.value.maxUses : usesOfCode.usual;
  const invited = { role: "educator" as const, organizationId: null, cohortId: cohort.id, title: null, maxUses };
  await inviteByCode(db, person, { ...invited, days: invitationDays.usual });
  return redirect(`/cohorts/${cohort.id}/invitations#open`, 303);
}
