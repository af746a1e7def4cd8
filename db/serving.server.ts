import { sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";

/** What a process that serves the site or runs its jobs calls a connection that it holds for as long as it runs. */
export const servingNames = { live: "sound-practice-live", worker: "sound-practice-worker" };

/** How many such connections are open to the database, of processes on any machine. */
export async function countServing(db: Db): Promise<number> {
  const names = sql.param(`{${Object.values(servingNames).join(",")}}`);
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = any(${names}::text[])`);
  return row?.count ?? 0;
}
