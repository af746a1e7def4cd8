import type { Person } from "#app/identity/person/person.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { ArtifactAction } from "./artifact.ts";
import { findCohortName, listCoachesToMail, listOwnersToMail } from "./queries/recipients.server.ts";

/** After this, they have seen it themselves or someone else has answered. */
const staysNews = 3 * days;

type Moved = { id: string; cohortId: string | null };

/**
 * Mails those who wait for an action, in the transaction that does it: owners for an answer, coaches for a hand-in, which
 * they could not open from a person who left the cohort.
 */
export async function mailOfMove(
  db: Db,
  actor: Person,
  { id, cohortId }: Moved,
  action: ArtifactAction,
): Promise<void> {
  const uselessAfter = fromNow(staysNews);
  if (action === "return" || action === "accept") {
    const data = { isAccepted: action === "accept", linkPath: `/artifacts/${id}` };
    const owners = await listOwnersToMail(db, actor.id, id);
    await queueMails(
      db,
      "artifact_answered",
      owners.map((to) => ({ to, data, uselessAfter })),
    );
  } else if (action === "submit" && cohortId !== null && actor.cohortIds.includes(cohortId)) {
    const data = { cohort: (await findCohortName(db, cohortId)) ?? "", linkPath: `/cohorts/${cohortId}/work` };
    const coaches = await listCoachesToMail(db, actor.id, cohortId);
    await queueMails(
      db,
      "artifact_handed_in",
      coaches.map((to) => ({ to, data, uselessAfter })),
    );
  }
}
