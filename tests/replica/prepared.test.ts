import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";

type Connection = ReturnType<typeof connect>["db"];

const ask = (db: Pick<Connection, "execute">, n: number, extra = "") =>
  db.execute<{ twice: number }>(sql`select ${n}::int * 2 as twice${sql.raw(extra)}`);

/** How often the one connection has run each prepared statement that doubles, with a plan of its own or not. */
async function runs(db: Connection): Promise<number[]> {
  const rows = await db.execute<{ runs: number }>(sql`select (generic_plans + custom_plans)::int as runs
    from pg_prepared_statements where statement like 'select $1::int * 2%' order by 1`);
  return rows.map((row) => row.runs);
}

async function withOne(url: string, work: (db: Connection) => Promise<void>) {
  const { db, sql } = connect(url, { max: 1 });
  await work(db);
  await sql.end();
}

test("a connection prepares what comes again, in transactions too, and nothing that differs each time", async () => {
  await withCommittedDatabase(async (_, url) => {
    await withOne(url, async (db) => {
      for (let n = 1; n <= 3; n++) expect((await ask(db, n))[0]?.twice).toBe(2 * n);
      expect(await runs(db)).toEqual([]);
      await ask(db, 4);
      await db.transaction(async (tx) => {
        await ask(tx, 5);
        await tx.transaction((inner) => ask(inner, 6));
      });
      expect(await runs(db)).toEqual([3]);
      for (let n = 0; n < 20; n++) await ask(db, n, `, ${n} as other`);
      expect(await runs(db)).toEqual([3]);
    });
  });
});

test("a statement whose columns a migration changes meanwhile answers the new ones", async () => {
  await withCommittedDatabase(async (_, url) => {
    await withOne(url, async (db) => {
      await db.execute(sql`create table changing (id int)`);
      await db.execute(sql`insert into changing values (1)`);
      const all = () => db.execute(sql`select * from changing where id = ${1}`);
      for (let n = 0; n < 6; n++) await all();
      await db.execute(sql`alter table changing add added text default 'new'`);
      expect([...(await all())]).toEqual([{ id: 1, added: "new" }]);
    });
  });
});
