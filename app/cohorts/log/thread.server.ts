import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { findCurrentMember, listCohortCoaches } from "../queries/cohort-people.server.ts";
import { findCohortWithSettings } from "../queries/cohorts.server.ts";
import { insertMessage } from "./queries/threads.server.ts";

/**
 * Adds to a member's private thread with their coaches: the member themselves, or a coach of the cohort. The same form
 * sent twice is one message.
 */
export async function writeMessage(
  db: Db,
  author: Person,
  { cohortId, memberId, body, key }: { cohortId: string; memberId: string; body: string; key: string },
): Promise<"sent" | "refused"> {
  const standing = standingIn(author, cohortId);
  const isOwn = standing === "member" && memberId === author.id;
  if (!isOwn && standing !== "coach") return "refused";
  if (!(await findCurrentMember(db, cohortId, memberId))) return "refused";
  const clientKey = `${author.id} ${key}`.slice(0, 150);
  await db.transaction(async (db) => {
    if (!(await insertMessage(db, { cohortId, personId: memberId, authorId: author.id, body, clientKey }))) return;
    const others = isOwn ? (await listCohortCoaches(db, cohortId)).map(({ id }) => id) : [memberId];
    const cohort = await findCohortWithSettings(db, cohortId);
    await notify(db, {
      ...{ kind: "thread_message", to: others, actorId: author.id, place: cohort?.name ?? "" },
      ...{ path: `/cohorts/${cohortId}/messages/${memberId}`, thread: `messages:${cohortId}:${memberId}` },
    });
  });
  return "sent";
}
