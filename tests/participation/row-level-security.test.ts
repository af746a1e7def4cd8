import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, it } from "vitest";
import type { Db } from "#db/client.server.ts";
import { asPublishedReader, installPublishedReader } from "#db/published-reader.server.ts";
import { periodSnapshots, reportingPeriods, snapshotCells } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";

const [ours, theirs] = [randomUUID(), randomUUID()];

/** A frozen version and one that is being counted, each with a total, two organizations and a group. */
async function publish(db: Db): Promise<void> {
  for (const [at, state] of (["frozen", "counting"] as const).entries()) {
    const period = {
      kind: "quarter" as const,
      name: state,
      startsOn: `2026-0${1 + 3 * at}-01`,
      endsOn: at ? "2026-06-30" : "2026-03-31",
    };
    const [made] = await db.insert(reportingPeriods).values(period).returning({ id: reportingPeriods.id });
    const frozenAt = state === "frozen" ? new Date() : null;
    const [version] = await db
      .insert(periodSnapshots)
      .values({ periodId: made?.id ?? "", version: 1, state, frozenAt })
      .returning({ id: periodSnapshots.id });
    const rows = [
      ["total", "all"],
      ["organization", ours],
      ["organization", theirs],
      ["race", "one"],
    ] as const;
    await db.insert(snapshotCells).values(
      rows.map(([slice, row], position) => ({
        ...{ snapshotId: version?.id ?? "", slice, row, position, measure: "people", label: state },
        ...{ state: "shown" as const, value: 20 },
      })),
    );
  }
}

const cells = (db: Db) =>
  db.execute<{ label: string; row: string }>(sql`select label, "row" from snapshot_cells order by position`);

it("shows a lead of the program what is frozen, and a lead of an organization their row and the totals", async () => {
  await inDatabase(async (db) => {
    await publish(db);
    const program = await asPublishedReader(db, { kind: "program" }, cells);
    expect(program.map(({ label, row }) => `${label} ${row}`)).toEqual(
      ["all", ours, theirs, "one"].map((row) => `frozen ${row}`),
    );
    const lead = await asPublishedReader(db, { kind: "organizations", organizationIds: [ours] }, cells);
    expect(lead.map(({ row }) => row)).toEqual(["all", ours]);
    expect(await asPublishedReader(db, { kind: "organizations", organizationIds: [] }, cells)).toHaveLength(1);
    expect(await cells(db)).toHaveLength(8);
  });
});

it("is over with the transaction, whatever happens in it", async () => {
  await inDatabase(async (db) => {
    const failing = asPublishedReader(db, { kind: "program" }, (db) => db.execute(sql`select 1 / 0`));
    await expect(failing).rejects.toThrow();
    const [after] = await db.execute(
      sql`select current_user = session_user as "isOwner", current_setting('sound_practice.reads', true) as reads`,
    );
    expect(after).toMatchObject({ isOwner: true });
    expect(after?.reads || null).toBeNull();
  });
});

const attacks = [
  ["people", sql`select * from people`],
  ["answers about who people are", sql`select * from participation_people`],
  ["what each person did", sql`select * from participation_months`],
  ["exact totals", sql`select * from participation_totals`],
  ["hours of organizations", sql`select * from participation_organizations`],
  ["what versions withhold", sql`select * from frozen_counts`],
  ["what was released to whom", sql`select * from figure_releases`],
  ["a change of a figure", sql`update snapshot_cells set value = 1`],
  ["a deletion", sql`delete from period_snapshots`],
  ["a function of their own", sql`create function peek() returns int language sql as 'select 1'`],
  ["the key of seals", sql`select * from published_reader.key`],
  ["a seal of their own", sql`select published_reader.seal('program')`],
  ["the policy", sql`alter table snapshot_cells disable row level security`],
] as const;

it.each(attacks)("refuses %s", async (_, statement) => {
  await inDatabase(async (db) => {
    const attack = asPublishedReader(db, { kind: "program" }, (db) => db.execute(statement));
    await expect(attack).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

it("gives a lead's own database login nothing, whatever it sets, even a seal that was made for somebody else", async () => {
  await withCommittedDatabase(async (db, url) => {
    await publish(db);
    const name = `lead_${randomUUID().slice(0, 8)}`;
    await db.execute(sql.raw(`create role ${name} login password 'attacker' in role sound_practice_reader inherit`));
    const address = Object.assign(new URL(url), { username: name, password: "attacker" });
    const lead = postgres(address.href, { max: 1 });
    try {
      expect(await lead`select * from snapshot_cells`).toHaveLength(0);
      expect(await lead`select * from period_snapshots`).toHaveLength(0);
      const [other] = await db.execute<{ seal: string }>(sql`select published_reader.seal('program') as seal`);
      for (const reads of ["program", "organizations:", `organizations:${ours}`, other?.seal ?? ""]) {
        await lead`select set_config('sound_practice.reads', ${reads}, false)`;
        await expect(lead`select slice from snapshot_cells`).rejects.toMatchObject({ code: "42501" });
        await expect(lead`select state from period_snapshots`).rejects.toMatchObject({ code: "42501" });
      }
      await expect(lead`select * from participation_people`).rejects.toMatchObject({ code: "42501" });
    } finally {
      await lead.end();
      await db.execute(sql.raw(`drop role ${name}`));
    }
  });
});

it("seals for one transaction: the next one on the same connection has to be given its own", async () => {
  await inDatabase(async (db) => {
    await publish(db);
    const seal = await asPublishedReader(db, { kind: "program" }, (db) =>
      db.execute<{ seal: string }>(sql`select current_setting('sound_practice.reads') as seal`),
    );
    expect(seal[0]?.seal).toMatch(/^[0-9a-f]{64} program$/);
  });
  await withCommittedDatabase(async (db) => {
    await publish(db);
    const read = async (reads: string) =>
      db.transaction(async (db) => {
        await db.execute(sql`select set_config('sound_practice.reads', ${reads}, true)`);
        await db.execute(sql`set local role sound_practice_reader`);
        return (await cells(db)).length;
      });
    const kept = await asPublishedReader(db, { kind: "program" }, (db) =>
      db.execute<{ seal: string }>(sql`select current_setting('sound_practice.reads') as seal`),
    );
    await expect(read(kept[0]?.seal ?? "")).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

/** What the release before seals does for each page of figures. */
const readUnsealed = (db: Db, reads: string) =>
  db.transaction(async (db) => {
    await db.execute(sql`select set_config('sound_practice.reads', ${reads}, true)`);
    await db.execute(sql`set local role sound_practice_reader`);
    const rows = await cells(db);
    await db.execute(sql`set local role none`);
    return rows.map(({ row }) => row);
  });

it("answers a release that does not seal yet, over the site's own login, while it is replaced", async () => {
  await inDatabase(async (db) => {
    await publish(db);
    expect(await readUnsealed(db, "program")).toEqual(["all", ours, theirs, "one"]);
    expect(await readUnsealed(db, `organizations:${ours}`)).toEqual(["all", ours]);
    expect(await readUnsealed(db, "organizations:")).toEqual(["all"]);
    await expect(readUnsealed(db, "everything")).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

it("takes away what a process of that release installs when it starts once more", async () => {
  await withCommittedDatabase(async (db) => {
    await db.execute(sql`create policy published_only on snapshot_cells for select using (true)`);
    await installPublishedReader(db);
    const policies = await db.execute<{ name: string }>(
      sql`select policyname as name from pg_policies order by tablename`,
    );
    expect(policies.map(({ name }) => name)).toEqual(["sealed_reads", "sealed_reads"]);
  });
});

it("can be installed again, also by several at once", async () => {
  await withCommittedDatabase(async (db) => {
    const installed = await Promise.all(Array.from({ length: 4 }, () => installPublishedReader(db)));
    expect(installed).toEqual([true, true, true, true]);
  });
});
