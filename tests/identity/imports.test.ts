import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneLine } from "#app/http/typed-text.ts";
import { checkImport, discardImport, startImport } from "#app/identity/imports/import.server.ts";
import { checkStoredImport } from "#app/identity/imports/import-checking.server.ts";
import { dayFrom } from "#app/identity/imports/import-day.ts";
import { csvOf, readImportFile, templateOf } from "#app/identity/imports/import-file.server.ts";
import { readColumnsAs, repairRows } from "#app/identity/imports/import-mending.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { listImportRows, listRepairs } from "#app/identity/imports/queries/imports.server.ts";
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

  test("with the first line number of each row", () => {
    const file = readImportFile(bytesOf('email,name\na@x.example,"Ana\nReyes"\nb@x.example,Bea\n'));
    expect(file).toMatchObject({ rows: [{ line: 2, cells: { name: "Ana Reyes" } }, { line: 4 }] });
  });

  test.each([
    ["", "empty"],
    ["\n ,\n", "empty"],
    ["who,what\na,b", "no_header"],
    ["email,name\n", "only_header"],
    ['email,name\na@x.example,"Ana', "open_quote"],
    ["PK\u0003\u0004", "workbook"],
    ["\u0001\u0002\u0003", "binary"],
  ])("or refused by a word: %j is %s", (text, word) => expect(readImportFile(bytesOf(text))).toBe(word));

  test("for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("", "email,name\n"), (bytes, head) => {
        const outcome = readImportFile(Buffer.concat([Buffer.from(head), bytes]));
        expect(typeof outcome === "string" || outcome.rows.length > 0).toBe(true);
      }),
    );
  });

  test("round-trips any cells except invisible characters", () => {
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

  test("accepts its own templates", () => {
    expect(readImportFile(bytesOf(templateOf("people")))).toMatchObject({ kind: "people", rows: { length: 2 } });
    expect(readImportFile(bytesOf(templateOf("organizations")))).toMatchObject({ kind: "organizations" });
  });
});

describe("headings", () => {
  const readAs = (text: string) => {
    const file = readImportFile(bytesOf(text));
    if (typeof file === "string") throw new Error(file);
    return file;
  };

  test.each([
    ["First Name,Last Name,Email,School Name,Job Title", ["first_name", "last_name", "email", "organization", "title"]],
    ["First Name [Required],Last Name [Required],Email Address [Required]", ["first_name", "last_name", "email"]],
    ["Employee ID,Employee First Name,Staff Email Address,Hire Date", [null, "first_name", "email", "start"]],
    ['Work Email;"School\nName";Position Title', ["email", "organization", "title"]],
    ["Name\tE-mail (work)\tBuilding\tDistrict Name", ["name", "email", "organization", "district"]],
    ["School Name,Type,District", ["name", "kind", "district"]],
  ])("as lists have them are understood: %s", (line, columns) => {
    const { headings } = readAs(`${line}\n${"x,".repeat(8)}\n`);
    expect(headings.map(({ column }) => column)).toEqual(columns);
  });

  test("below a title are found, as is an address column with another heading", () => {
    const titled = readAs("Staff of 2026-27,,\n\nFirst,Last,Email\nAna,Reyes,a@x.example\n");
    expect(titled.rows).toMatchObject([{ line: 4, cells: { first_name: "Ana", last_name: "Reyes" } }]);
    const other = readAs('Who,Reach them at\n"Ana","a@x.example"\n');
    expect(other.headings.map(({ column }) => column)).toEqual([null, "email"]);
  });

  test("with the same meaning wait for a choice", () =>
    inDatabase(async (db) => {
      const { person, importId } = await check(db, "Email,Work Email,Name\nhome@x.example,work@x.example,Ana\n");
      expect(await startImport(db, person, importId, { mailsInvitations: false })).toBe("undecided");
      await readColumnsAs(db, person, importId, [null, "email", "name"]);
      expect(await startImport(db, person, importId, { mailsInvitations: false })).toBe("started");
      await runImport(db, { importId });
      expect(await db.select().from(invitations)).toMatchObject([{ email: "work@x.example", name: "Ana" }]);
    }));

  test("for first and last names are combined", () =>
    inDatabase(async (db) => {
      await createOrganization(db, { name: "Maple Elementary", kind: "cbo" });
      await bringIn(
        db,
        "First Name,Last Name,Email,School Name,Job Title\nAna,Reyes,ana@x.example,Maple Elementary,Teacher\n",
      );
      expect(await db.select().from(invitations)).toMatchObject([
        { email: "ana@x.example", name: "Ana Reyes", title: "Teacher", organizationId: expect.any(String) },
      ]);
    }));
});

describe("names that look the same compare as equal", () => {
  const rowOf = async (db: Db, text: string) => {
    const { importId } = await check(db, text);
    const { rows } = await listImportRows(db, importId, 1);
    return rows[0];
  };

  test.each(["O'Hara School", "O\u2019HARA  SCHOOL", "O'Hara School\u200b"])("an organization: %j", (typed) =>
    inDatabase(async (db) => {
      await createOrganization(db, { name: "O\u2019Hara School", kind: "cbo" });
      expect(await rowOf(db, `email,school\na@x.example,${typed}\n`)).toMatchObject({ problems: [] });
    }),
  );

  test("a look-alike letter is named", () =>
    inDatabase(async (db) => {
      await createOrganization(db, { name: "Maple School", kind: "cbo" });
      const row = await rowOf(db, "email,school\na@x.example,M\u0430ple School\n");
      expect(row?.problems[0]?.message).toMatch(/Did you mean: Maple School\?.*Cyrillic letter “\u0430” \(U\+0430\)/);
    }));

  test("an international domain is converted to ASCII", () =>
    inDatabase(async (db) => {
      await bringIn(db, "email\njose@m\u00fcller.example\n");
      expect(await db.select().from(invitations)).toMatchObject([{ email: "jose@xn--mller-kva.example" }]);
    }));

  test("a stray byte affects only its own row", () => {
    const before = new TextEncoder().encode("email,name\na@x.example,Ana Jos\u00e9\nb@x.example,Jos");
    const bytes = Buffer.concat([before, Buffer.from([0xe9]), bytesOf("\nc@x.example,Bj\u00f6rn\n")]);
    const file = readImportFile(bytes);
    expect(file).toMatchObject({
      rows: [
        { cells: { name: "Ana Jos\u00e9" } },
        { line: 3, cells: { name: "Jos\ufffd" } },
        { cells: { name: "Bj\u00f6rn" } },
      ],
    });
  });
});

test.each([
  ["9/1/26", "2026-09-01"],
  ["9/1/2026 0:00", "2026-09-01"],
  ["1-Sep-26", "2026-09-01"],
  ["Sept. 1, 2026", "2026-09-01"],
  ["46266", "2026-09-01"],
  ["8/15/98", "1998-08-15"],
  ["2026-09-01T00:00:00Z", "2026-09-01"],
  ["13/1/2026", null],
  ["2026-02-30", null],
  ["soon", null],
])("the day %s is %s", (text, day) => expect(dayFrom(text)).toBe(day));

describe("what is wrong", () => {
  test("in many rows is fixed by one choice, and good rows are imported while others wait", () =>
    inDatabase(async (db) => {
      await createOrganization(db, { name: "Maple Elementary", kind: "cbo" });
      const { person, importId } = await check(
        db,
        "email,school,role\na@x.example,Mapel Elementary,teacher\nb@x.example,Mapel Elementary,\nc@x.example,,king\n",
      );
      const [repair] = await listRepairs(db, importId);
      expect(repair).toMatchObject({ column: "organization", value: "Mapel Elementary", count: 2 });
      const choice = JSON.stringify(repair?.choices[0]);
      await repairRows(db, person, importId, { column: "organization", value: "Mapel Elementary", choice });
      const start = { mailsInvitations: true, note: "Bring a chart." };
      expect(await startImport(db, person, importId, start)).toBe("has_problems");
      expect(await startImport(db, person, importId, { ...start, skipsProblems: true })).toBe("started");
      await runImport(db, { importId });
      const made = await db.select().from(invitations);
      expect(made[0]?.note).toBe("Bring a chart.");
      expect(made.map(({ email }) => email).sort()).toEqual(["a@x.example", "b@x.example"]);
      expect(await db.select().from(importRows)).toMatchObject([{ line: 4, cells: { email: "c@x.example" } }]);
      await discardImport(db, person, importId);
      expect(await db.select().from(importRows)).toEqual([]);
      expect(await stateOf(db)).toMatchObject([{ state: "done" }]);
    }));

  test("in a row's structure remains when columns are reassigned", () =>
    inDatabase(async (db) => {
      const { person, importId } = await check(db, "email,who\na@x.example,Ana,more\n");
      await readColumnsAs(db, person, importId, ["email", "name"]);
      const { rows } = await listImportRows(db, importId, 1);
      expect(rows).toMatchObject([{ cells: { name: "Ana" }, problems: [{ column: "" }] }]);
    }));
});

describe("the check", () => {
  test("explains every bad row and imports nothing", () =>
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
