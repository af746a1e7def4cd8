import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockSpace } from "./queries/space-changes.server.ts";
import { insertSpaceEvent, updateArchived } from "./queries/space-events.server.ts";
import { accessToWrite } from "./space-access.server.ts";

/**
 * A facilitator archives a space, or opens it again: it is read as before, and nobody writes in it. Pressed twice, it is
 * noted once.
 */
export async function setArchived(
  db: Db,
  person: Person,
  spaceId: string,
  isArchived: boolean,
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (!access?.isFacilitator) return "missing";
    await lockSpace(db, spaceId);
    if (!(await updateArchived(db, spaceId, isArchived))) return "done";
    await insertSpaceEvent(db, { spaceId, action: isArchived ? "archive" : "reopen", byId: person.id });
    const action = isArchived ? "space.archived" : "space.reopened";
    await recordAudit(db, { actorId: person.id, action, detail: { space: spaceId } });
    await announce(db, [`space:${spaceId}`]);
    return "done";
  });
}
