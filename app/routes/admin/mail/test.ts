import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { tooManyRequests } from "#app/http/refusals.ts";
import { maxMailsOfAKind } from "#app/mail/mail-limit.ts";
import { sendTestMail } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { minutes } from "#app/time/durations.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  if ((await sendTestMail(db, person)) === "too_many") {
    throw tooManyRequests(new Date(Date.now() + maxMailsOfAKind.minutes * minutes));
  }
  return redirect("/admin/mail?tested", 303);
}
