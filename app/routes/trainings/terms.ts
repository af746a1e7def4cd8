import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { acceptTerms } from "#app/trainings/registration/approval.server.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";

export const loader = postOnly;

/** Agrees to a run's terms, for a person whom somebody else registered. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await runToJoin(request, params.run);
  await readForm(request, person);
  await acceptTerms(db, person, run.id);
  throw redirect(`/trainings/${run.id}?saved=terms`, 303);
}
