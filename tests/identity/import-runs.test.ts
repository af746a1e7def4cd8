import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { discardImport, startImport } from "#app/identity/imports/import.server.ts";
import { checkStoredImport } from "#app/identity/imports/import-checking.server.ts";
import { readColumnsAs } from "#app/identity/imports/import-mending.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { listImportRows } from "#app/identity/imports/queries/imports.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { applyRetentionRules } from "#app/personal-data/retention.server.ts";
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
import { aCohort } from "#tests/world.ts";
import { bringIn, check, stateOf } from "./checked-import.ts";

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

  test("updates people with confirmed addresses and invites everyone else by mail", () =>
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

  test("is atomic when an organization closes after the check", () =>
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

  test("creates districts before their schools", () =>
    inDatabase(async (db) => {
      await bringIn(db, "name,kind,district\nAlder,school,Maple District\nMaple District,district,\n");
      const made = await db.select().from(organizations);
      const district = made.find(({ kind }) => kind === "district");
      expect(made.find(({ kind }) => kind === "school")?.districtId).toBe(district?.id);
    }));

  test("of 2,000 rows runs once when two jobs start together", () =>
    withCommittedDatabase(async (db) => {
      const rows = Array.from({ length: 2_000 }, (_, number) => `p${number}@x.example,Person ${number}`);
      const { person, importId } = await check(db, ["email,name", ...rows].join("\n"));
      await checkStoredImport(db, { importId });
      await startImport(db, person, importId, { mailsInvitations: true });
      await Promise.all([runImport(db, { importId }), runImport(db, { importId })]);
      const [counted] = await db.execute(sql`select (select count(*)::int from invitations) as invited,
        (select count(*)::int from mails where template = 'invitation') as mailed`);
      expect(counted).toEqual({ invited: 2_000, mailed: 2_000 });
    }));
});

describe("a long file", () => {
  const long = ["email,name", ...Array.from({ length: 1_500 }, (_, n) => `p${n}@x.example,Person ${n}`), "nobody,N"];
  const found = async (db: Db) => (await db.select().from(imports))[0];

  test("is checked by a job, again after columns are reassigned, before it can start", () =>
    inDatabase(async (db) => {
      const { person, importId } = await check(db, long.join("\n"));
      expect(await found(db)).toMatchObject({ state: "checking", checkedRows: 0 });
      expect(await startImport(db, person, importId, { mailsInvitations: false })).toBe("over");
      await checkStoredImport(db, { importId });
      expect(await found(db)).toMatchObject({ state: "checked", checkedRows: 1_501, problemCount: 1 });
      expect(await readColumnsAs(db, person, importId, ["email", "title"])).toBe("mended");
      expect(await found(db)).toMatchObject({ state: "checking", checkedRows: 0 });
      await checkStoredImport(db, { importId });
      const { rows } = await listImportRows(db, importId, 1);
      expect(rows[1]).toMatchObject({ cells: { email: "p0@x.example", title: "Person 0" }, effects: ["invite"] });
      expect(await found(db)).toMatchObject({ state: "checked", problemCount: 1 });
    }));

  test("can be discarded while it is checked", () =>
    inDatabase(async (db) => {
      const { person, importId } = await check(db, long.join("\n"));
      expect(await discardImport(db, person, importId)).toBe("discarded");
      await checkStoredImport(db, { importId });
      expect(await found(db)).toMatchObject({ state: "discarded" });
      expect(await db.select().from(importRows)).toEqual([]);
    }));
});

test("a fixed file is kept from its last check", () =>
  inDatabase(async (db) => {
    const { person, importId } = await check(db, "email,name\nana@maple.example,Ana\n");
    const past = new Date(Date.now() - 20 * 86_400_000);
    await db.update(imports).set({ state: "failed", createdAt: past, checkedAt: past, finishedAt: past });
    expect(await readColumnsAs(db, person, importId, ["email", "name"])).toBe("mended");
    await applyRetentionRules(db);
    expect(await stateOf(db)).toMatchObject([{ state: "checked" }]);
  }));
