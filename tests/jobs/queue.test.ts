import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { expect, test } from "vitest";
import { installQueues } from "#app/jobs/install.server.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";

type Row = Record<string, unknown>;

/** A job's row without the columns that always differ. */
async function jobRow(db: Db, mailId: string): Promise<Row> {
  const [row] = await db.execute<Row>(sql`
    select *, extract(epoch from keep_until - start_after)::float as kept, start_after <= now() as is_due
    from pgboss.job where data->>'mailId' = ${mailId}`);
  const { id: _id, data: _data, created_on: _created, start_after: _start, keep_until: _keep, ...rest } = row ?? {};
  return rest;
}

test("a job enqueued in a transaction equals one that the queue writes", () =>
  withCommittedDatabase(async (db, url) => {
    const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
    boss.on("error", () => undefined);
    await boss.start();
    const [ours, theirs] = [randomUUID(), randomUUID()];
    try {
      await enqueue(db, "send-mail", { mailId: ours });
      await boss.send("send-mail", { mailId: theirs });
    } finally {
      await boss.stop({ graceful: false });
    }
    const row = await jobRow(db, ours);
    expect(row).toMatchObject({ name: "send-mail", dead_letter: "dead-letters", heartbeat_seconds: 15, is_due: true });
    expect(row).toEqual(await jobRow(db, theirs));
  }));

test("a worker is notified when a job's transaction commits, not for rolled-back or deferred jobs", () =>
  withCommittedDatabase(async (db, url) => {
    const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
    boss.on("error", () => undefined);
    await boss.start();
    const listener = postgres(url, { max: 1 });
    const heard: string[] = [];
    try {
      const [channel] = await listener<{ name: string }[]>`
        select 'pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24) as name`;
      await listener.listen(channel?.name ?? "", (queue) => heard.push(queue));
      const takenBack = db.transaction(async (db) => {
        await enqueue(db, "run-import", { importId: randomUUID() });
        throw new Error("taken back");
      });
      await expect(takenBack).rejects.toThrow("taken back");
      await enqueue(db, "erase-account", { erasureId: randomUUID() }, { startAfter: new Date(Date.now() + 60_000) });
      await enqueue(db, "send-mail", { mailId: randomUUID() });
      await boss.send("write-data-export", { exportId: randomUUID() });
      await expect.poll(() => heard).toEqual(["send-mail", "write-data-export"]);
    } finally {
      await listener.end();
      await boss.stop({ graceful: false });
    }
  }));

test("an unknown queue is an error, not a job that nobody does", () =>
  inDatabase(async (db) => {
    await db.execute(sql`delete from pgboss.schedule`);
    await db.execute(sql`delete from pgboss.queue where name = 'mail-summaries'`);
    await expect(enqueue(db, "mail-summaries", {})).rejects.toThrow("not migrated");
  }));

test("queues are created once and recreated when their options change", () =>
  withCommittedDatabase(async (db, url) => {
    await db.execute(sql`update pgboss.queue set retry_limit = 99 where name = 'send-mail'`);
    const limit = async () => {
      const [row] = await db.execute<{ limit: number }>(
        sql`select retry_limit as limit from pgboss.queue where name = 'send-mail'`,
      );
      return row?.limit;
    };
    await installQueues(url);
    expect(await limit()).toBe(99);
    await db.execute(sql`select pgboss.create_queue('mail-by-pigeon', '{"policy": "standard"}')`);
    await db.execute(sql`insert into pgboss.schedule (name, cron) values ('mail-by-pigeon', '* * * * *')`);
    await db.execute(sql`comment on schema pgboss is 'made by older code'`);
    await installQueues(url);
    expect(await limit()).toBe(30);
    const schedules = await db.execute(sql`select name, cron, timezone from pgboss.schedule order by name`);
    expect([...schedules]).toEqual([
      { name: "count-participation", cron: "* * * * *", timezone: "America/Los_Angeles" },
      { name: "forget-needs", cron: "41 3 * * *", timezone: "America/Los_Angeles" },
      { name: "freeze-due-periods", cron: "23 4 * * *", timezone: "America/Los_Angeles" },
      { name: "keep-retention-rules", cron: "17 3 * * *", timezone: "America/Los_Angeles" },
      { name: "keep-signing-key", cron: "*/10 * * * *", timezone: "America/Los_Angeles" },
      { name: "mail-digests", cron: "*/15 * * * *", timezone: "America/Los_Angeles" },
      { name: "mail-figures", cron: "40 7 * * *", timezone: "America/Los_Angeles" },
      { name: "mail-notifications", cron: "* * * * *", timezone: "America/Los_Angeles" },
      { name: "mail-summaries", cron: "0 7 * * 1-5", timezone: "America/Los_Angeles" },
      { name: "pass-on-offers", cron: "* * * * *", timezone: "America/Los_Angeles" },
      { name: "purge-records", cron: "53 3 * * *", timezone: "America/Los_Angeles" },
      { name: "remind-of-trainings", cron: "11,41 * * * *", timezone: "America/Los_Angeles" },
      { name: "send-instruments", cron: "23 * * * *", timezone: "America/Los_Angeles" },
      { name: "tell-of-due", cron: "30 6 * * *", timezone: "America/Los_Angeles" },
    ]);
  }));
