import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Notifies every listening process when the caller's transaction commits. PostgreSQL drops repetitions within one. */
export async function insertNotification(db: Db, topics: readonly string[]): Promise<void> {
  await db.execute(sql`select pg_notify('live',
    json_build_object('topics', ${JSON.stringify(topics)}::json, 'revision', pg_current_xact_id()::text)::text)`);
}
