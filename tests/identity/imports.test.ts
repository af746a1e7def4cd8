import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneLine } from "#app/http/typed-text.ts";
import { checkImport, discardImport, startImport } from "#app/identity/imports/import.server.ts";
import { csvOf, readImportFile, templateOf } from "#app/identity/imports/import-file.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { listImportRows } from "#app/identity/imports/queries/imports.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  importRows,
  imports,
  invitations,
  mails,
  memberships,
  organizations,
  people,
  roleGrants,
} from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const admin = (db: Db) => join(db, "ines", { grants: [{ role: "administrator" }] });

async function check(db: Db, text: string) {
  const person = await admin(db);
  const outcome = await checkImport(db, person, { fileName: "list.csv", bytes: bytesOf(text) });
  if (typeof outcome === "string") throw new Error(outcome);
  return { person, importId: outcome.importId };
}

async function bringIn(db: Db, text: string, mailsInvitations = false) {
  const { person, importId } = await check(db, text);
  expect(await startImport(db, person, importId, { mailsInvitations })).toBe("started");
  await runImport(db, { importId });
  return importId;
}

async function stateOf(db: Db) {
  const rows = await db.select().from(imports);
  return rows.map(({ state, counts }) => ({ state, counts }));
}

describe("a file is read", () => {
  const rows = "email,name\nana@maple.example,Ana José\n";
  const expected = [{ line: 2, cells: { email: "ana@maple.example", name: "Ana José" }, flaw: null }];

  test.each([
    ["UTF-8", new TextEncoder().encode(rows)],
    ["UTF-8 with its mark", new TextEncoder().encode(`\uFEFF${rows}`)],
    ["UTF-16", Buffer.from(`\uFEFF${rows}`, "utf16le")],
    ["UTF-16 the other way", Buffer.from(`\uFEFF${rows}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(rows, "latin1")],
    ["semicolons", new TextEncoder().encode(rows.replaceAll(",", ";"))],
    ["tabs", new TextEncoder().encode(rows.replaceAll(",", "\t"))],
    [
      "other headings, blank lines, spare commas",
      bytesOf("E-Mail Address,Full Name,,\n\n,,,\nana@maple.example,Ana José,,\n"),
    ],
  ])("in %s", (name, bytes) => {
    const file = readImportFile(bytes);
    const lines = name.startsWith("other") ? [{ ...expected[0], line: 4 }] : expected;
    expect(file).toMatchObject({ kind: "people", rows: lines });
  });

  test("with the line that each row begins on, past cells of several lines", () => {
    const file = readImportFile(bytesOf('email,name\na@x.example,"Ana\nReyes"\nb@x.example,Bea\n'));
    expect(file).toMatchObject({ rows: [{ line: 2, cells: { name: "Ana Reyes" } }, { line: 4 }] });
  });

  test.each([
    ["", "empty"],
    ["\n ,\n", "empty"],
    ["who,what\na,b", "no_header"],
    ["email,name\n", "only_header"],
    ["email,E-mail\na@x.example,b", "double_column"],
    ['email,name\na@x.example,"Ana', "open_quote"],
    ["PK\u0003\u0004", "workbook"],
    ["\u0001\u0002\u0003", "binary"],
  ])("or refused by a word: %j is %s", (text, word) => expect(readImportFile(bytesOf(text))).toBe(word));

  test("whatever its bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("", "email,name\n"), (bytes, head) => {
        const outcome = readImportFile(Buffer.concat([Buffer.from(head), bytes]));
        expect(typeof outcome === "string" || outcome.rows.length > 0).toBe(true);
      }),
    );
  });

  test("back as it was written, without what nobody sees, whatever the cells say", () => {
    const cell = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .map(oneLine)
      .filter((text) => text !== "" && !/^['=+\-@\uFEFF]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (cells) => {
        const file = readImportFile(bytesOf(csvOf([["email", "name", "title"], ...cells])));
        const read = typeof file === "string" ? file : file.rows.map((row) => Object.values(row.cells));
        expect(read).toEqual(cells);
      }),
    );
  });

  test("as our own templates say", () => {
    expect(readImportFile(bytesOf(templateOf("people")))).toMatchObject({ kind: "people", rows: { length: 2 } });
    expect(readImportFile(bytesOf(templateOf("organizations")))).toMatchObject({ kind: "organizations" });
  });
});

describe("the check", () => {
  test("explains every bad row, and lets nothing in", () =>
    inDatabase(async (db) => {
      await createOrganization(db, { name: "Maple Elementary", kind: "cbo" });
      const { person, importId } = await check(
        db,
        [
          "email,name,organization,role,start",
          "nobody,Ana,,,",
          "a@x.example,Ana,Mapel Elementary,,",
          "b@x.example,Bea,,king,",
          "c@x.example,Cora,,administrator,",
          "d@x.example,Dee,,coach,",
          "e@x.example,=1+1,,,",
          "f@x.example,Fay,,,2026-02-30",
          "g@x.example,Gus,,,9/1/2026",
          "g@x.example,Gus,,,",
          "h@x.example,Hal,,,,more",
        ].join("\n"),
      );
      const { rows } = await listImportRows(db, importId, 1);
      const bad = rows.filter(({ problems }) => problems.length > 0).map(({ line }) => line);
      expect(bad).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11]);
      expect(rows.find(({ line }) => line === 3)?.problems[0]?.message).toMatch(/Did you mean: Maple Elementary/);
      expect(await startImport(db, person, importId, { mailsInvitations: false })).toBe("has_problems");
      expect(await db.select().from(invitations)).toEqual([]);
      await discardImport(db, person, importId);
      expect(await db.select().from(importRows)).toEqual([]);
    }));
});

describe("an import", () => {
  const text = [
    "email,name,organization,title,role,cohort,start",
    "new@x.example,New Person,Maple,Teacher,educator,,2026-09-01",
    "new@x.example,New Person,Heron,Aide,educator,,",
    "Ana@x.example,Ana,Maple,Teacher,educator,,2026-09-01",
    "unproved@x.example,Una,Maple,,coach,River cohort,",
  ].join("\n");

  async function places(db: Db) {
    for (const name of ["Maple", "Heron"]) await createOrganization(db, { name, kind: "cbo" });
    await aCohort(db);
    await db.insert(people).values([
      { email: "ana@x.example", name: "Ana Reyes", emailVerifiedAt: new Date() },
      { email: "unproved@x.example", name: "Una" },
    ]);
  }

  test("gives who has a proved address everything at once, and invites everybody else by one mail each", () =>
    inDatabase(async (db) => {
      await places(db);
      const importId = await bringIn(db, text, true);
      expect(await db.select().from(memberships)).toMatchObject([{ title: "Teacher", startedOn: "2026-09-01" }]);
      expect(await db.select().from(invitations)).toHaveLength(3);
      const sent = (await db.select().from(mails)).filter(({ template }) => template === "invitation");
      expect(sent.map(({ email }) => email).sort()).toEqual(["new@x.example", "unproved@x.example"]);
      expect(await stateOf(db)).toMatchObject([{ state: "done", counts: { invite: 3, join: 1, name_kept: 1 } }]);
      expect(await db.select().from(importRows)).toEqual([]);
      await runImport(db, { importId });
      expect(await db.select().from(invitations)).toHaveLength(3);
      expect((await db.select({ name: people.name }).from(people)).map(({ name }) => name)).toContain("Ana Reyes");
      const again = await bringIn(db, text);
      expect(again).not.toBe(importId);
      expect(await db.select().from(invitations)).toHaveLength(3);
      expect(await db.select().from(memberships)).toHaveLength(1);
    }));

  test("is brought in whole or not at all when a place has closed since the check", () =>
    inDatabase(async (db) => {
      await places(db);
      const { person, importId } = await check(db, text);
      await startImport(db, person, importId, { mailsInvitations: true });
      await db.execute(sql`update organizations set closed_at = now() where name = 'Heron'`);
      const grants = await db.select().from(roleGrants);
      await runImport(db, { importId });
      expect(await stateOf(db)).toMatchObject([{ state: "failed" }]);
      expect(await db.select().from(memberships)).toEqual([]);
      expect(await db.select().from(invitations)).toEqual([]);
      expect(await db.select().from(roleGrants)).toEqual(grants);
      const { rows } = await listImportRows(db, importId, 1);
      expect(rows[0]).toMatchObject({ line: 3, problems: [{ column: "organization" }] });
    }));

  test("makes districts before the schools in them", () =>
    inDatabase(async (db) => {
      await bringIn(db, "name,kind,district\nAlder,school,Maple District\nMaple District,district,\n");
      const made = await db.select().from(organizations);
      const district = made.find(({ kind }) => kind === "district");
      expect(made.find(({ kind }) => kind === "school")?.districtId).toBe(district?.id);
    }));

  test("of 2,000 rows is there once when two jobs bring it in at once", () =>
    withCommittedDatabase(async (db) => {
      const rows = Array.from({ length: 2_000 }, (_, number) => `p${number}@x.example,Person ${number}`);
      const { person, importId } = await check(db, ["email,name", ...rows].join("\n"));
      await startImport(db, person, importId, { mailsInvitations: true });
      await Promise.all([runImport(db, { importId }), runImport(db, { importId })]);
      const [counted] = await db.execute(sql`select (select count(*)::int from invitations) as invited,
        (select count(*)::int from mails where template = 'invitation') as mailed`);
      expect(counted).toEqual({ invited: 2_000, mailed: 2_000 });
    }));
});
