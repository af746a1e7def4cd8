import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** True or false in SQL. */
export type Condition = SQL;

/** Which of these conditions hold, in one statement. */
export async function whichHold<Name extends string>(db: Db, conditions: Record<Name, Condition>): Promise<Set<Name>> {
  const columns: Record<string, SQL> = conditions;
  const [row = {}] = await db.select(columns).from(sql`(values (1)) as one`);
  return new Set((Object.keys(conditions) as Name[]).filter((name) => row[name] === true)); // the keys that it was given
}
