import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Whether a person has posted in a topic's (`t`) open round. A deleted post counts: it can be brought back. */
export const hasTakenTurn = (personId: string): SQL => sql`(t.round is not null and exists (select 1
  from discussion_runs turn_run join discussion_posts turn on turn.run_id = turn_run.id
  where turn_run.topic_id = t.id and turn.author_id = ${personId} and turn.round = t.round))`;

export async function updateRound(db: Db, topicId: string, round: number): Promise<void> {
  await db.execute(sql`update discussion_topics set round = ${round} where id = ${topicId}`);
}
