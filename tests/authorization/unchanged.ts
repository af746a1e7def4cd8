import { type SQL, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";

/** What is left out, because reads are recorded. */
const recordings = ["rate_limits", "audit_events", "figure_releases"];

/**
 * Lets the database itself note every row that is written, so that a check costs two short statements rather than a
 * digest of all tables. A row that is written and deleted again is noted too; an update to the same values is not.
 */
export async function watchDatabase(db: Db) {
  await db.execute(sql`create schema watching`);
  await db.execute(sql`create table watching.changes (what text not null)`);
  await db.execute(sql`
    create function watching.note() returns trigger language plpgsql security definer as $$
    begin
      insert into watching.changes values (tg_op || ' ' || tg_table_name);
      return null;
    end $$`);
  const tables = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ${recordings}`);
  for (const { name } of tables) for (const statement of triggersOn(name)) await db.execute(statement);

  return {
    /** Runs a check that may not change a row of any table. */
    async expectNoChange(check: () => Promise<void>): Promise<void> {
      // A session notes its use again after some minutes, which a busy machine takes for all checks. Not at each check: nothing
      // removes the old rows here, so that hundreds of checks would read all of them again and again.
      await db.execute(sql`update sessions set last_used_at = clock_timestamp()
        where last_used_at < clock_timestamp() - interval '30 seconds'`);
      await db.execute(sql`delete from watching.changes`);
      await check();
      const changes = await db.execute<{ what: string }>(sql`select distinct what from watching.changes order by 1`);
      expect(changes.map(({ what }) => what)).toEqual([]);
    },
  };
}

function triggersOn(name: string): SQL[] {
  const table = sql.identifier(name);
  // A page reads the notifications about it.
  const row = (which: "old" | "new") => sql.raw(`to_jsonb(${which})${name === "notifications" ? " - 'read_at'" : ""}`);
  return [
    sql`create trigger watch_rows after insert or delete on ${table} for each row execute function watching.note()`,
    sql`create trigger watch_updates after update on ${table} for each row
      when (${row("old")} is distinct from ${row("new")}) execute function watching.note()`,
    sql`create trigger watch_truncate after truncate on ${table} for each statement execute function watching.note()`,
  ];
}
