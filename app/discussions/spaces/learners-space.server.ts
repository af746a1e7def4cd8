import type { Db } from "#db/client.server.ts";
import { insertSpace, type NewPlace, updatePlaceEnded, upsertPlaces } from "./queries/space-changes.server.ts";
import type { SpaceRole } from "./space.ts";
import type { SpaceDraft } from "./space-change.server.ts";

/** Makes a space by invitation for the learners of something else, whose verbs give its places. */
export async function makeLearnersSpace(db: Db, draft: SpaceDraft, createdBy: string): Promise<string> {
  const spaceId = await insertSpace(db, { ...draft, kind: "invited", createdBy });
  if (spaceId === null) throw new Error("a space was not written");
  return spaceId;
}

/** Gives people places in it. Authorized by the caller, who tells them. */
export async function joinSpace(
  db: Db,
  space: { spaceId: string; role: SpaceRole },
  places: readonly NewPlace[],
): Promise<void> {
  await upsertPlaces(db, space, places);
}

/** Ends a learner's place in it. Authorized by the caller. */
export async function leaveSpace(db: Db, spaceId: string, personId: string): Promise<void> {
  await updatePlaceEnded(db, spaceId, personId);
}
