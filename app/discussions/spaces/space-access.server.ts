import type { Person } from "#app/identity/person/person.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";
import { findSpace, insertCohortSpaces, type SpaceRow } from "./queries/spaces.server.ts";
import { canFacilitate, whyNotWrite } from "./space.ts";

export type SpaceAccess = {
  space: SpaceRow;
  isFacilitator: boolean;
  /** Why they may not write now; null if they may. */
  closedBecause: ReturnType<typeof whyNotWrite>;
};

/** A space as a person may use it; null if they may not read it. The one place where every page and verb asks. */
export async function accessTo(db: Db, person: Person, spaceId: string): Promise<SpaceAccess | null> {
  const space = (await findSpace(db, person, spaceId)) ?? (await ownCohortSpace(db, person, spaceId));
  if (!space) return null;
  const writer = { hasAgreed: space.hasAgreed, isPaused: space.pausedUntil !== null };
  return { space, isFacilitator: canFacilitate(person, space), closedBecause: whyNotWrite(space, writer) };
}

/** A cohort's space has its cohort's id and is made when somebody first asks for it. */
async function ownCohortSpace(db: Db, person: Person, spaceId: string): Promise<SpaceRow | null> {
  if (!cohortsOf(person).includes(spaceId)) return null;
  await insertCohortSpaces(db, [spaceId]);
  return findSpace(db, person, spaceId);
}

/** The cohorts that a person learns in or coaches by a grant of their own. */
export function cohortsOf(person: Person): string[] {
  const coached = person.grants.flatMap(({ role, cohortId }) => (role === "coach" && cohortId ? [cohortId] : []));
  return [...new Set([...person.cohortIds, ...coached])];
}

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
