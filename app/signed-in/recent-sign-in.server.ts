import { redirect } from "@remix-run/node";
import { signInPath } from "#app/http/return-path.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { minutes } from "#app/time/durations.ts";

/** A page is shown when the sign-in is this recent; its form may be submitted for as long again. */
const freshFor = 15 * minutes;

/**
 * For the most sensitive pages: sends a person who has not signed in recently to reauthenticate, and back. The loaders
 * and actions of such pages both call it, so that nothing typed in between is lost.
 */
export function requireRecentSignIn(request: Request, person: Person): void {
  const age = currentTime().getTime() - person.session.provedAt.getTime();
  const limit = request.method === "GET" ? freshFor : 2 * freshFor;
  if (age > limit) throw redirect(signInPath(request).replace(/^\/sign-in/, "/sign-in/again"), 303);
}
