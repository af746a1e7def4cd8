import type { Person } from "#app/identity/person/person.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";
import { accessTo, type SpaceAccess } from "./space-access.server.ts";

/** The signed-in person and the space of a page; 404 for everyone who may not read it. */
export async function spaceVisitor(
  request: Request,
  spaceId: string | undefined,
): Promise<SpaceAccess & { person: Person }> {
  const person = await signedIn(request);
  const access = await accessTo(db, person, spaceId ?? "");
  if (!access) throw closedPage(request, person);
  return { person, ...access };
}

/** The same for those who keep the space in order; 404 for everyone else. */
export async function facilitatorOf(
  request: Request,
  spaceId: string | undefined,
): Promise<SpaceAccess & { person: Person }> {
  const visit = await spaceVisitor(request, spaceId);
  if (!visit.isFacilitator) throw closedPage(request, visit.person);
  return visit;
}
