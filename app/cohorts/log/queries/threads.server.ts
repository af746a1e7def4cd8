import { sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { threadMessages } from "#db/schema/index.ts";

export type Message = { id: string; authorId: string | null; authorName: string | null; body: string; sentAt: string };

/** The newest messages of a thread, oldest first. */
export async function listMessages(db: Db, cohortId: string, memberId: string): Promise<Message[]> {
  const rows = await db.execute<Message>(sql`select * from (select x.id, x.author_id as "authorId",
      p.name as "authorName", x.body, to_json(x.sent_at) #>> '{}' as "sentAt", x.sent_at
    from thread_messages x left join people p on p.id = x.author_id
    where x.cohort_id = ${cohortId} and x.person_id = ${memberId}
    order by x.sent_at desc, x.id limit 200) newest order by sent_at, id`);
  return [...rows];
}

export type Thread = { personId: string; name: string; lastAt: string | null; isAnswerDue: boolean };

/** A thread for each current member; those where the member wrote last come first. */
export async function listThreads(db: Db, cohortId: string): Promise<Thread[]> {
  const rows = await db.execute<Thread>(sql`
    select p.id as "personId", p.name, to_json(last.sent_at) #>> '{}' as "lastAt",
      coalesce(last.author_id = p.id, false) as "isAnswerDue"
    from (select distinct m.person_id from cohort_memberships m
      where m.cohort_id = ${cohortId} and ${isLearningIn("m")}) m
    join people p on p.id = m.person_id
    left join lateral (select x.sent_at, x.author_id from thread_messages x
      where x.cohort_id = ${cohortId} and x.person_id = p.id order by x.sent_at desc, x.id limit 1) last on true
    order by coalesce(last.author_id = p.id, false) desc, search_fold(p.name), p.id limit 500`);
  return [...rows];
}

/** False if the same form was sent before. */
export async function insertMessage(db: Db, message: typeof threadMessages.$inferInsert): Promise<boolean> {
  const made = await db
    .insert(threadMessages)
    .values(message)
    .onConflictDoNothing()
    .returning({ id: threadMessages.id });
  return made.length > 0;
}
