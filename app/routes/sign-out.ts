import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { visitor } from "#app/http/signed-in.server.ts";
import { endSession } from "#app/identity/session.server.ts";
import { db } from "#db/pool.server.ts";

/** Signing out is something that one does: an address that is only opened changes nothing. */
export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  await visitor(request);
  return redirect("/sign-in", { headers: { "Set-Cookie": await endSession(db, request) } });
}
