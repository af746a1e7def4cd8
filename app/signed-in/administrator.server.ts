import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { closedPage } from "./closed-page.server.ts";
import { signedIn } from "./signed-in.server.ts";

/** The signed-in administrator; 404 for everyone else. */
export async function administrator(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!canAdminister(person)) throw closedPage(request, person);
  return person;
}
