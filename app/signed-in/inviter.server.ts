import { notFound } from "#app/http/refusals.ts";
import { canInviteSomewhere } from "#app/identity/invitations/invitation.ts";
import type { Person } from "#app/identity/person/person.ts";
import { signedIn } from "./signed-in.server.ts";

/** Who asks, on a page for administrators and program leads: to everybody else it is not there. */
export async function inviter(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!canInviteSomewhere(person)) throw notFound("Page");
  return person;
}
