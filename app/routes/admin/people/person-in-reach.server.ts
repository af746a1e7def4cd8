import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findPersonInReach } from "#app/identity/people/queries/people-lists.server.ts";
import { canAdminister, reachOf } from "#app/identity/person/role.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** Who asks, and whose pages they may open; to whoever leads nothing this is not there. */
export async function reader(request: Request) {
  const person = await signedIn(request);
  const reach = reachOf(person);
  if (!reach) throw closedPage(request, person);
  return { person, reach, isAdministrator: canAdminister(person) };
}

/** Somebody within the reader's reach; anybody else looks like nobody. */
export async function requirePersonInReach(request: Request, id = "") {
  const reading = await reader(request);
  const found = await findPersonInReach(db, reading.reach, id);
  if (!found) throw notFound("Person");
  return { ...reading, found };
}

/** Back to somebody's page, which says what was done. */
export function redirectToPerson(id: string, saved: string): Response {
  return redirect(`/admin/people/${id}?saved=${saved}`, 303);
}
