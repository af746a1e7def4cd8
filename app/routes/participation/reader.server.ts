import type { Person } from "#app/identity/person/person.ts";
import { type ParticipationScope, participationScopeOf } from "#app/participation/scope.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";

/** The signed-in lead of the program or of organizations; 404 for everyone else. */
export async function participationReader(request: Request): Promise<{ person: Person; scope: ParticipationScope }> {
  const person = await signedIn(request);
  const scope = participationScopeOf(person);
  if (!scope) throw closedPage(request, person);
  return { person, scope };
}

/** The signed-in lead of the whole program; 404 for everyone else. */
export async function programLead(request: Request): Promise<Person> {
  const { person, scope } = await participationReader(request);
  if (scope.kind !== "program") throw closedPage(request, person);
  return person;
}
