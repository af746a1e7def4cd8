import { sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Recipient } from "#app/mail/mail.ts";
import { channelOf } from "#app/notifications/queries/notifications.server.ts";
import type { Db } from "#db/client.server.ts";
import { nudges } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

type NudgeKey = { cohortId: string; memberId: string; clientKey?: string };

/** A current member: whether they want nudges, got one in the last day, and got the one of this form already. */
export async function findNudgeRecipient(db: Db, { cohortId, memberId, clientKey = "" }: NudgeKey) {
  if (!isId(cohortId) || !isId(memberId)) return null;
  const [row] = await db.execute<Recipient & { isWanted: boolean; isNudgedToday: boolean; wasSent: boolean }>(sql`
    select p.id as "personId", p.email, p.language, p.time_zone as "timeZone",
      ${channelOf(sql`p.id`, "nudges")} in ('digest', 'now') as "isWanted",
      exists (select 1 from nudges x where x.cohort_id = ${cohortId} and x.person_id = p.id
        and x.sent_at > ${momentOf()} - interval '1 day') as "isNudgedToday",
      exists (select 1 from thread_messages x where x.client_key = ${clientKey}) as "wasSent"
    from people p where p.id = ${memberId} and p.erasure_due_at is null and exists (select 1 from cohort_memberships m
      where m.cohort_id = ${cohortId} and m.person_id = p.id and ${isLearningIn("m")})`);
  return row ?? null;
}

export async function insertNudge(db: Db, row: Omit<typeof nudges.$inferInsert, "sentAt">): Promise<void> {
  await db.insert(nudges).values({ ...row, sentAt: momentOf() });
}
