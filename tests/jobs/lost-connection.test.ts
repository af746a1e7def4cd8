import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";

/** Terminates a transaction's connection, as a PostgreSQL restart does, and waits until it is gone. */
async function breakOff(other: Db, pid: number): Promise<void> {
  await other.execute(sql`select pg_terminate_backend(${pid}, 5000)`);
  await expect.poll(() => other.execute(sql`select 1 from pg_stat_activity where pid = ${pid}`)).toHaveLength(0);
}

async function pidOf(db: Db): Promise<number> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

/** The driver may reject the first query on the new connection with the old one's error, but no later query. */
async function answersAgain(db: Db, lostPid: number): Promise<void> {
  await expect.poll(() => pidOf(db).catch(() => lostPid)).not.toBe(lostPid);
}

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("work after a lost transaction neither crashes the process nor enters another transaction", () =>
  withCommittedDatabase(async (other, url) => {
    const { db, sql: pool } = connect(url, { max: 1 });
    await other.execute(sql`create table notes (words text)`);
    const [begun, mailServer] = [gate(), gate()];
    let found = 0;
    let isRefused = false;
    const lost = db.transaction(async (db) => {
      found = await pidOf(db);
      begun.open();
      await mailServer.opened;
      await db.execute(sql`insert into notes values ('lost')`).catch((error) => {
        isRefused = true;
        throw error;
      });
    });
    lost.catch(() => undefined);
    await begun.opened;
    await breakOff(other, found);
    await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });

    await answersAgain(db, found);
    const undone = db.transaction(async (db) => {
      await db.execute(sql`insert into notes values ('taken back')`);
      mailServer.open();
      await expect.poll(() => isRefused).toBe(true);
      await db.transaction(async (db) => void (await db.execute(sql`select 1`)));
      throw new Error("taken back");
    });
    await expect(undone).rejects.toThrow("taken back");
    expect([...(await other.execute(sql`select words from notes`))]).toEqual([]);
    await pool.end({ timeout: 1 });
  }));

test("a transaction fails with its connection, and the pool recovers immediately", () =>
  withCommittedDatabase(async (other, url) => {
    const { db, sql: pool } = connect(url, { max: 1 });
    const pid = await pidOf(db);
    const asking = db.transaction((db) =>
      // A nested one, whose savepoint would be rolled back too.
      db.transaction(async (db) => void (await db.execute(sql`select pg_sleep(60)`))),
    );
    asking.catch(() => undefined);
    await expect
      .poll(() => other.execute(sql`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`), {
        timeout: 10_000,
      })
      .toHaveLength(1);
    await breakOff(other, pid);
    await expect(asking).rejects.toThrow();
    await answersAgain(db, pid);
    await pool.end({ timeout: 1 });
  }));
