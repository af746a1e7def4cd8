import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Lets one edit of a thing in at a time, until the transaction ends. */
export async function lockEdits(db: Db, subject: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`edits of ${subject}`}, 0))`);
}
