import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";

/** Kills the connections that match, once there are so many. */
async function kill(pool: ReturnType<typeof connect>, count: number): Promise<void> {
  const sleeping = sql`pg_stat_activity where query like '%pg_sleep%' and state = 'active'
    and datname = current_database() and pid <> pg_backend_pid()`;
  await expect
    .poll(async () => (await pool.db.execute(sql`select 1 from ${sleeping}`)).length, { timeout: 20_000 })
    .toBe(count);
  await pool.db.execute(sql`select pg_terminate_backend(pid) from ${sleeping}`);
}

test("what comes after a killed statement on the same connections is answered, and written once", async () =>
  withCommittedDatabase(async (_, url) => {
    const [pool, killer] = [connect(url, { max: 3 }), connect(url, { max: 1 })];
    await pool.db.execute(sql`create table tally (n integer)`);
    const slow = [1, 2, 3].map(() => pool.db.execute(sql`select pg_sleep(60)`));
    const killed = Promise.allSettled(slow);
    await kill(killer, 3);
    expect((await killed).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await pool.db.execute(sql`insert into tally values (1)`);
    await pool.db.transaction(async (db) => {
      await db.execute(sql`insert into tally values (2)`);
    });
    const rows = await pool.db.execute<{ n: number }>(sql`select n from tally order by n`);
    expect(rows.map(({ n }) => n)).toEqual([1, 2]);
    await Promise.all([pool.sql.end({ timeout: 1 }), killer.sql.end()]);
  }));

test("a statement that was under way and a transaction that had begun are not repeated", async () =>
  withCommittedDatabase(async (_, url) => {
    const [pool, killer] = [connect(url, { max: 1 }), connect(url, { max: 1 })];
    let begun = 0;
    const work = pool.db.transaction(async (db) => {
      begun += 1;
      await db.execute(sql`select pg_sleep(60)`);
    });
    const ended = Promise.allSettled([work]);
    await kill(killer, 1);
    expect(await ended).toMatchObject([{ status: "rejected" }]);
    expect(begun).toBe(1);
    await Promise.all([pool.sql.end({ timeout: 1 }), killer.sql.end()]);
  }));
