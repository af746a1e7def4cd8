import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { retryAllMail } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  const count = await retryAllMail(db, person);
  return redirect(`/admin/mail?retried=${count}`, 303);
}
