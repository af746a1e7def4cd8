import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodNotAllowed } from "#app/http/methods.ts";
import { sendTestMail } from "#app/operations/failed-work.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  await sendTestMail(db, person);
  return redirect("/admin/mail?tested", 303);
}
