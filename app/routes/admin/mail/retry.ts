import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodNotAllowed } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isMailId } from "#app/mail/mail.ts";
import { retryOneMail } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
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
