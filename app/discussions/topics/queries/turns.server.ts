import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Whether a person has posted in a round. A deleted post counts: it can be brought back. */
export async function hasTakenTurn(db: Db, personId: string, topicId: string, round: number): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from discussion_runs r join discussion_posts p on p.run_id = r.id
    where r.topic_id = ${topicId} and p.author_id = ${personId} and p.round = ${round} limit 1`);
  return rows.length > 0;
}

export async function updateRound(db: Db, topicId: string, round: number): Promise<void> {
  await db.execute(sql`update discussion_topics set round = ${round} where id = ${topicId}`);
}
