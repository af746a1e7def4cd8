import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { retryFailedJob } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  if ((await retryFailedJob(db, person, params.job ?? "")) === "missing") throw notFound("Job");
  return redirect("/admin/jobs?retried", 303);
}
