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
