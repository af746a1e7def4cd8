import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { findSpace, insertCohortSpace, type SpaceRow } from "./queries/spaces.server.ts";
import { canFacilitate, type WhyNotWrite, whyNotWrite } from "./space.ts";

export type SpaceAccess = {
  space: SpaceRow;
  isFacilitator: boolean;
  /** Why they may not write now; null if they may. */
  closedBecause: WhyNotWrite | null;
};

/** A space as a person may use it; null if they may not read it. The one place where every page and verb asks. */
export async function accessTo(db: Db, person: Person, spaceId: string): Promise<SpaceAccess | null> {
  const space = await findSpace(db, person, spaceId);
  return space && accessOf(person, space);
}

/** What a person may do in a space that they read. */
export function accessOf(person: Person, space: SpaceRow): SpaceAccess {
  const writer = { hasAgreed: space.hasAgreed, isPaused: space.pausedUntil !== null };
  return { space, isFacilitator: canFacilitate(person, space), closedBecause: whyNotWrite(space, writer) };
}

/** The same for a verb that writes, which makes a cohort's space when it is first used. */
export async function accessToWrite(db: Db, person: Person, spaceId: string): Promise<SpaceAccess | null> {
  const access = await accessTo(db, person, spaceId);
  if (access?.space.kind === "cohort") await insertCohortSpace(db, spaceId);
  return access;
}
