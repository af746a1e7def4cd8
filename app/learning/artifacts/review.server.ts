import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { type ArtifactAction, type ArtifactRefusal, type DataReview, isState, stateAfter } from "./artifact.ts";
import { childDataIn, missingFields } from "./fields.ts";
import { tellOfMove } from "./notices.server.ts";
import {
  findReturnedRevision,
  insertArtifactEvent,
  lockArtifact,
  updateArtifact,
  updateVersionFixed,
} from "./queries/artifacts.server.ts";
import { countUnreturned, updateReturned } from "./queries/feedback.server.ts";
import { listFileFields } from "./queries/files.server.ts";

export type Moved = { outcome: "done" } | { outcome: ArtifactRefusal };

/**
 * Moves an artifact on: handed in or taken back by an owner; returned, accepted or opened again by a coach. Returning
 * and accepting show the coach's comments and rubric rows to the owners. `note` is the coach's word to the whole.
 */
export async function moveArtifact(
  db: Db,
  person: Person,
  artifactId: string,
  { action, note = "" }: { action: ArtifactAction; note?: string },
  now = currentTime(),
): Promise<Moved> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (!found) return { outcome: "missing" };
    const { artifact, relation } = found;
    const { template, texts, revision, sharedRevision } = artifact;
    const isIncomplete =
      revision === 0 || missingFields(template, texts, await listFileFields(db, artifactId)).length > 0;
    const hasFeedback = note.trim() !== "" || (await countUnreturned(db, artifactId)) > 0;
    const next = stateAfter(artifact.state, action, { relation, isIncomplete, hasFeedback });
    if (!isState(next)) return { outcome: next };
    const moved = { state: next, stateSince: now };
    if (action === "submit") {
      await updateVersionFixed(db, artifactId, revision);
      const dataReview = childDataIn(template, texts).length > 0 ? "asked" : null;
      await updateArtifact(db, artifactId, { ...moved, sharedRevision: revision, dataReview });
    } else if (action === "withdraw") {
      await updateArtifact(db, artifactId, { ...moved, sharedRevision: await findReturnedRevision(db, artifactId) });
    } else {
      await updateArtifact(db, artifactId, moved);
      await updateReturned(db, artifactId, now);
    }
    const about = relation === "coach" ? sharedRevision : revision;
    await insertArtifactEvent(db, {
      artifactId,
      event: action,
      revision: about,
      note: note.trim(),
      personId: person.id,
    });
    await tellOfMove(db, person, artifact, action);
    return { outcome: "done" };
  });
}

/**
 * A coach looked at a passage that may be data about children: it is fine, or its owners are to take it out. Handing in
 * again looks anew.
 */
export async function reviewChildData(
  db: Db,
  person: Person,
  artifactId: string,
  answer: Exclude<DataReview, "asked">,
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "coach" || found.artifact.dataReview === null) return "missing";
    await updateArtifact(db, artifactId, { dataReview: answer });
    return "done";
  });
}
