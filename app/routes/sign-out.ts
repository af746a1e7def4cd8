import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { endSession } from "#app/identity/sessions/session.server.ts";
import { clearSiteData, isSharedDevice, sharedDeviceCookie } from "#app/identity/sessions/shared-device.server.ts";
import { clearCarriedCookies } from "#app/signed-in/carried-cookies.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** Signing out takes a POST: opening the address changes nothing. */
export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  const person = await visitor(request);
  const headers = new Headers({ "Set-Cookie": await endSession(db, request) });
  headers.append("Set-Cookie", sharedDeviceCookie(request, false));
  for (const cookie of clearCarriedCookies(request)) headers.append("Set-Cookie", cookie);
  const isShared = person?.session.isShared ?? isSharedDevice(request);
  if (isShared) for (const [name, value] of Object.entries(clearSiteData())) headers.set(name, value);
  if (person) await recordAudit(db, { actorId: person.id, action: "session.ended", subjectId: person.id });
  return redirect("/sign-in?out", { headers });
}
