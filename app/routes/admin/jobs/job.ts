import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf, methodOf } from "#app/http/form.server.ts";
import { deleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { discardFailedJob } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = deleteOnly;

/** Gives up a failed job; no other change is possible. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  if (methodOf(request, await formOf(request)) !== "DELETE") throw notFound("Job");
  if ((await discardFailedJob(db, person, params.job ?? "")) === "missing") throw notFound("Job");
  return redirect("/admin/jobs?discarded", 303);
}
