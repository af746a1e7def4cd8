import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { cohortCodeSchema } from "#app/cohorts/programs/cohort-invitation.ts";
import { parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { inviteByCode } from "#app/identity/invitations/invitation.server.ts";
import { invitationDays } from "#app/identity/invitations/invitation.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Makes a code for everybody in a room. A wrong number is told beside its field, on the page of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const form = await readForm(request, person);
  const submission = parseForm(form, cohortCodeSchema());
  const page = `/cohorts/${cohort.id}/invitations`;
  if (submission.status !== "success") {
    const typed = new URLSearchParams({ uses: String(form.get("maxUses") ?? "").slice(0, 20) });
    return redirect(`${page}?${typed}#maxUses`, 303);
  }
  const { maxUses, key } = submission.value;
  const invited = { role: "educator" as const, organizationId: null, cohortId: cohort.id, title: null, maxUses, key };
  await inviteByCode(db, person, { ...invited, days: invitationDays.usual });
  return redirect(`${page}#open`, 303);
}
