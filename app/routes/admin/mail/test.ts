import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { administrator } from "#app/http/administrator.server.ts";
import { methodNotAllowed } from "#app/learning/submission.server.ts";
import { sendTestMail } from "#app/site/failed-work.server.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  await sendTestMail(db, person);
  return redirect("/admin/mail?tested", 303);
}
