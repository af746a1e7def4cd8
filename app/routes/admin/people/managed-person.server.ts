import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findManagedPerson } from "#app/identity/people/queries/people-lists.server.ts";
import { canAdminister, managedScopeOf } from "#app/identity/person/role.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** The signed-in person and whose pages they may open; 404 for those who lead nothing. */
export async function reader(request: Request) {
  const person = await signedIn(request);
  const reach = managedScopeOf(person);
  if (!reach) throw closedPage(request, person);
  return { person, reach, isAdministrator: canAdminister(person) };
}

/** A person within the reader's reach; 404 for anyone else, whether or not they exist. */
export async function requireManagedPerson(request: Request, id = "") {
  const reading = await reader(request);
  const found = await findManagedPerson(db, reading.reach, id);
  if (!found) throw notFound("Person");
  return { ...reading, found };
}

/** Redirects to a person's page, which says what was saved. */
export function redirectToPerson(id: string, saved: string): Response {
  return redirect(`/admin/people/${id}?saved=${saved}`, 303);
}
