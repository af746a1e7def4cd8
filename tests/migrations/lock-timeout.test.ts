import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { withoutQueueing } from "#db/migrations/lock-timeout.ts";
import { withCommittedDatabase } from "#tests/database.ts";

test("a change to a table waits for a long transaction without holding up others", () =>
  withCommittedDatabase(async (db, url) => {
    const reader = connect(url, { max: 1 });
    const migrator = connect(url, { max: 1 });
    let attempts = 0;
    const hasRead = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const reading = reader.db.transaction(async (db) => {
      await db.execute(sql`select count(*) from people`);
      hasRead.resolve();
      await finish.promise;
    });
    await hasRead.promise;
    await migrator.db.execute(sql`set lock_timeout = '50ms'`);
    await withoutQueueing(async () => {
      attempts += 1;
      if (attempts === 3) {
        finish.resolve();
        await reading;
      }
      await migrator.db.transaction(async (db) => {
        await db.execute(sql`alter table people add column favorite_number int`);
      });
    }, 1);
    expect(attempts).toBe(3);
    expect(await db.execute(sql`select favorite_number from people`)).toHaveLength(0);
    await expect(
      withoutQueueing(() => migrator.db.execute(sql`alter table nothing add a int`).then(() => undefined), 1),
    ).rejects.toThrow();
    await Promise.all([reader.sql.end(), migrator.sql.end()]);
  }));
