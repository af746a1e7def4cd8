import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { writeDataExport } from "#app/personal-data/data-export.server.ts";
import { sectionNames, sections } from "#app/personal-data/format.ts";
import { inventory } from "#app/personal-data/inventory.ts";
import { parts } from "#app/personal-data/parts.ts";
import { erasures } from "#app/personal-data/queries/erased-rows.server.ts";
import { commonLabels } from "#app/personal-data-part/part.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { filesOf } from "./downloads.ts";
import { somebodyWhoDidEverything } from "./everything.ts";

const columnsInDatabase = (db: Db) =>
  db.execute<{ name: string }>(sql`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' order by 1`);

const columnsInInventory = Object.entries(inventory).flatMap(([table, { columns }]) =>
  Object.entries(columns).map(([column, use]) => ({ name: `${table}.${column}`, use })),
);

test("the inventory names every table and column of the database, and no other", () =>
  inDatabase(async (db) => {
    const there = (await columnsInDatabase(db)).map(({ name }) => name);
    const named = columnsInInventory.map(({ name }) => name);
    const missing = there.filter((name) => !named.includes(name));
    const gone = named.filter((name) => !there.includes(name));
    const help =
      "Say in the domain's personal-data.ts how the download has each new column and how erasure takes it away; if it " +
      "holds anything about a person, add a section there and to its queries/personal-data.server.ts";
    expect(missing, help).toEqual([]);
    expect(gone, "These columns are gone: take them out of the domain's personal-data.ts").toEqual([]);
  }));

test("every reference to a person cascades or is set to null", () =>
  inDatabase(async (db) => {
    const references = await db.execute<{ table: string; column: string; deletes: string }>(sql`
      select c.conrelid::regclass::text as table, a.attname as column, c.confdeltype as deletes
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'people'::regclass`);
    expect(references.length).toBeGreaterThan(20);
    const wrong = references.filter(({ table, column, deletes }) => {
      const erasure = inventory[table]?.erasure;
      const isTied = erasure?.by === "cascade" && erasure.column === column;
      return deletes === "c" ? !isTied : deletes !== "n" || erasure?.by === "nobody";
    });
    expect(wrong, "on delete cascade needs { by: 'cascade', column }; everything else must be set null").toEqual([]);
  }));

test("rows deleted with a parent reference it", () =>
  inDatabase(async (db) => {
    for (const [table, { erasure }] of Object.entries(inventory)) {
      if (erasure.by !== "parent") continue;
      const [row] = await db.execute<{ is: boolean }>(sql`select exists (select 1 from pg_constraint
        where contype = 'f' and confdeltype = 'c' and conrelid = ${table}::regclass
          and confrelid = ${erasure.table}::regclass) as is`);
      expect(row?.is, `${table} goes with ${erasure.table}`).toBe(true);
    }
  }));

test("every table whose rows stay without name and words says how", () => {
  const said = erasures.flatMap(({ deletes, rewrites }) => Object.keys({ ...deletes, ...rewrites }));
  const stay = Object.entries(inventory).flatMap(([table, { erasure }]) => (erasure.by === "words" ? [table] : []));
  expect(
    stay.filter((table) => !said.includes(table)),
    "Say it in the domain's queries/personal-data.server.ts, as erasure",
  ).toEqual([]);
  expect(said.filter((table) => !(table in inventory))).toEqual([]);
});

test("what the inventory calls exported is a field of the format", () => {
  const fields = new Set(
    sectionNames.flatMap((name) => Object.keys(sections[name].shape).map((field) => `${name}.${field}`)),
  );
  const unknown = columnsInInventory.flatMap(({ name, use }) =>
    "exported" in use && !fields.has(use.exported) ? [`${name} as ${use.exported}`] : [],
  );
  expect(unknown).toEqual([]);
});

test("the download of a person who did everything holds something in every field", () =>
  withCommittedDatabase(async (db) => {
    const { me } = await somebodyWhoDidEverything(db);
    const [waiting] = await db.execute<{ id: string }>(sql`select id from data_exports where state = 'waiting'`);
    await writeDataExport(db, { exportId: waiting?.id ?? "" });
    const { json } = await filesOf(db, me.id);
    const exported = columnsInInventory.flatMap(({ use }) => ("exported" in use ? [use.exported] : []));
    const empty = [...new Set(exported)].filter((path) => {
      const [section = "", field = ""] = path.split(".");
      return !json[section]?.some((entry) => entry[field] !== null && entry[field] !== undefined);
    });
    const notYet = ["account.erasureDueAt"]; // a person being erased here requests no export
    expect(empty.filter((path) => !notYet.includes(path))).toEqual([]);
  }));

test("no two domains claim one table, section or field's words", () => {
  const claims = parts.flatMap(({ tables, sections, labels }) => [
    ...Object.keys(tables).map((table) => `table ${table}`),
    ...Object.keys(sections).map((section) => `section ${section}`),
    ...Object.keys(labels).map((field) => `field ${field}`),
  ]);
  claims.push(...Object.keys(commonLabels).map((field) => `field ${field}`));
  expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
});
