import { redirect } from "@remix-run/node";
import { signInPath } from "#app/http/return-path.ts";
import type { Person } from "#app/identity/person/person.ts";
import { minutes } from "#app/time/durations.ts";

/** A page is given out when the proof is this new; what is sent from it may take as long again. */
const freshFor = 15 * minutes;

/**
 * For what would hurt most in the wrong hands: sends someone who has not proved who they are lately to do so, and back.
 * Loaders and actions of such pages both call it, so that nothing typed is lost between.
 */
export function requireRecentSignIn(request: Request, person: Person): void {
  const age = Date.now() - person.session.provedAt.getTime();
  const limit = request.method === "GET" ? freshFor : 2 * freshFor;
  if (age > limit) throw redirect(signInPath(request).replace(/^\/sign-in/, "/sign-in/again"), 303);
}
