import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ArtifactAction } from "./artifact.ts";
import { findCohortName, listOwnerIds, listReachedCoachIds } from "./queries/recipients.server.ts";

type Moved = { id: string; cohortId: string | null };

/**
 * Tells those who wait for an action, in the transaction that does it: owners for an answer, coaches for a hand-in, which
 * they could not open from a person who left the cohort.
 */
export async function tellOfMove(
  db: Db,
  actor: Person,
  { id, cohortId }: Moved,
  action: ArtifactAction,
): Promise<void> {
  if (action === "return" || action === "accept") {
    await notify(db, {
      ...{ kind: action === "accept" ? "work_accepted" : "work_returned", to: await listOwnerIds(db, id) },
      ...{ actorId: actor.id, place: "", path: `/artifacts/${id}`, subjectId: id },
    });
  } else if (action === "submit" && cohortId !== null && actor.cohortIds.includes(cohortId)) {
    // Neither title nor author: the work may be taken back.
    await notify(db, {
      ...{ kind: "work_handed_in", to: await listReachedCoachIds(db, actor.id, cohortId), subjectId: id },
      ...{ place: (await findCohortName(db, cohortId)) ?? "", path: `/cohorts/${cohortId}/work` },
    });
  }
}
