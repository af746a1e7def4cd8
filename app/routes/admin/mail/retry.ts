import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { administrator } from "#app/http/administrator.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { methodNotAllowed } from "#app/learning/submission.server.ts";
import { isMailId } from "#app/notifications/mail.ts";
import { retryOneMail } from "#app/site/failed-work.server.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  if (!isMailId(params.mail)) throw notFound("Mail");
  if ((await retryOneMail(db, person, params.mail)) === "missing") throw notFound("Mail");
  return redirect("/admin/mail?retried=1", 303);
}
