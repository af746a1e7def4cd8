import { canInviteSomewhere } from "#app/identity/invitations/invitation.ts";
import type { Person } from "#app/identity/person/person.ts";
import { closedPage } from "./closed-page.server.ts";
import { signedIn } from "./signed-in.server.ts";

/** The signed-in administrator or program lead; 404 for everyone else. */
export async function inviter(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!canInviteSomewhere(person)) throw closedPage(request, person);
  return person;
}
