import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { retryOneMail } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  if ((await retryOneMail(db, person, params.mail ?? "")) === "missing") throw notFound("Mail");
  return redirect("/admin/mail?retried=1", 303);
}
