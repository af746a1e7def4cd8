import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { noteMinutes } from "#app/cohorts/log/contact.server.ts";
import { tappedMinutes } from "#app/cohorts/log/contact.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** One tap: how long messages or feedback took the coach. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, (standing) => standing === "coach");
  const typed = Number((await readForm(request, person)).get("minutes"));
  const minutes = tappedMinutes.find((each) => each === typed);
  if (minutes === undefined) throw new Response("Bad Request", { status: 400 });
  const outcome = await noteMinutes(db, person, { cohortId: cohort.id, id: params.entry ?? "", minutes });
  if (outcome === "missing") throw notFound("Contact");
  return redirect(`/cohorts/${cohort.id}/log?saved=changed`, 303);
}
