import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { findCurrentMember } from "../queries/cohort-people.server.ts";
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
  await insertMessage(db, { cohortId, personId: memberId, authorId: author.id, body, clientKey });
  return "sent";
}
