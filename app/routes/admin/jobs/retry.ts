import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodNotAllowed } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isJobId } from "#app/jobs/job.ts";
import { retryFailedJob } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  if (!isJobId(params.job) || (await retryFailedJob(db, person, params.job)) === "missing") throw notFound("Job");
  return redirect("/admin/jobs?retried", 303);
}
