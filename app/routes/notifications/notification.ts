import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { openNotification } from "#app/notifications/reading.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** Leads to what a notification is about and marks it as read. Programs that follow links in mails are not signed in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const path = await openNotification(db, person, params.notification ?? "");
  if (path === null) throw notFound("Notification");
  throw redirect(path, 303);
}
