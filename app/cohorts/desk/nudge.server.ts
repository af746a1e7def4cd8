import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { notifyWithOwnMail } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { insertMessage } from "../log/queries/threads.server.ts";
import { findCohortWithSettings } from "../queries/cohorts.server.ts";
import { findNudgeRecipient, insertNudge } from "./queries/nudges.server.ts";

export type NudgeOutcome = "sent" | "refused" | "not_wanted" | "sent_today";

/**
 * Mails a member what their coach wrote and adds it to their thread, so that the log holds it as a contact. The same
 * form sent twice is one mail. "not_wanted" if the member does not want such mail, "sent_today" if a coach of the cohort
 * wrote to them within a day: then nothing is sent or written.
 */
export async function sendNudge(
  db: Db,
  coach: Person,
  { cohortId, memberId, body, key }: { cohortId: string; memberId: string; body: string; key: string },
): Promise<NudgeOutcome> {
  if (standingIn(coach, cohortId) !== "coach" || memberId === coach.id) return "refused";
  return db.transaction(async (db) => {
    // In a statement of its own: one that waits for a lock reads what was there before it waited.
    await lockCohort(db, cohortId);
    const clientKey = `${coach.id} nudge ${key}`.slice(0, 150);
    const cohort = await findCohortWithSettings(db, cohortId);
    const found = await findNudgeRecipient(db, { cohortId, memberId, clientKey });
    if (!cohort || !found) return "refused";
    const { isWanted, isNudgedToday, wasSent, ...to } = found;
    if (wasSent) return "sent";
    if (!isWanted) return "not_wanted";
    if (isNudgedToday) return "sent_today";
    await insertMessage(db, { cohortId, personId: memberId, authorId: coach.id, body, clientKey });
    const path = `/cohorts/${cohortId}/messages/${memberId}`;
    const now = await notifyWithOwnMail(db, {
      ...{ kind: "nudge", to: [memberId], actorId: coach.id, place: cohort.name, path },
    });
    const data = { coach: coach.name, cohort: cohort.name, body, linkPath: path };
    if (now.has(memberId)) await queueMail(db, to, { template: "nudge", data });
    await insertNudge(db, { cohortId, personId: memberId, sentBy: coach.id });
    await recordAudit(db, {
      actorId: coach.id,
      action: "nudge.sent",
      subjectId: memberId,
      detail: { cohort: cohortId },
    });
    return "sent";
  });
}
