import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { closeRun } from "#app/credit/closing.server.ts";
import { askAttendees } from "#app/credit/evaluation.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { staffedRunOf } from "./run-of-request.server.ts";

export const loader = postOnly;

/** Confirms the attendance of a run that is over. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  await readForm(request, person);
  const outcome = await closeRun(db, person, run.id);
  if (outcome === "closed") await askAttendees(db, run.id);
  throw redirect(`/trainings/${run.id}?saved=${outcome}`, 303);
}
