import { sql } from "drizzle-orm";
import type { OutdatedRows } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { All } from "../format.ts";
import { type RetentionRule, retentionRules } from "../retention.ts";
import { rowParts } from "./row-parts.server.ts";

/** Rules expressed as a condition on the rows of one table. */
export type RuleOfRows = Exclude<RetentionRule, "content_releases">;

/** Which rows each rule deletes. */
const declared: All<(typeof rowParts)[number]["outdated"]> = Object.assign(
  {},
  ...rowParts.map(({ outdated }) => outdated),
);
const outdated: Record<RuleOfRows, OutdatedRows> = declared; // does not compile where a rule has no rows

const batchSize = 2_000;

/** Deletes a batch of a rule's rows and returns how many; `isAll` when none are left. */
export async function deleteOutdated(db: Db, rule: RuleOfRows): Promise<{ removed: number; isAll: boolean }> {
  const { table, rows } = outdated[rule](sql`${momentOf()} - make_interval(days => ${retentionRules[rule].days}::int)`);
  return db.transaction(async (db) => {
    // The audit trail is append-only for everything else.
    if (rule === "audit_events") await db.execute(sql`select set_config('sound_practice.retention', 'on', true)`);
    const name = sql.identifier(table);
    const gone = await db.execute(sql`delete from ${name} where ctid = any(array(
      select ctid from ${name} where ${rows} limit ${sql.raw(String(batchSize))} for update skip locked)) returning 1`);
    if (rule === "audit_events") await db.execute(sql`select set_config('sound_practice.retention', 'off', true)`);
    return { removed: gone.length, isAll: gone.length < batchSize };
  });
}
