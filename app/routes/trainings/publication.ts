import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { publishRun } from "#app/trainings/runs/run.server.ts";
import { db } from "#db/pool.server.ts";
import { managedRunOf } from "./run-of-request.server.ts";

export const loader = postOnly;

/** Publishes a run. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  await readForm(request, person);
  await publishRun(db, person, run.id);
  throw redirect(`/trainings/${run.id}?saved=published`, 303);
}
