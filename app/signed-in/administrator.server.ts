import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { signedIn } from "./signed-in.server.ts";

/** Who asks, on a page for administrators: to everybody else it is not there. */
export async function administrator(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!canAdminister(person)) throw notFound("Page");
  return person;
}
