import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneLine } from "#app/http/typed-text.ts";
import { discardImport, startImport } from "#app/identity/imports/import.server.ts";
import { dayFrom } from "#app/identity/imports/import-day.ts";
import { csvOf, readImportFile, templateOf } from "#app/identity/imports/import-file.server.ts";
import { readColumnsAs, repairRows } from "#app/identity/imports/import-mending.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { listImportRows, listRepairs } from "#app/identity/imports/queries/imports.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { importRows, invitations } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort } from "#tests/world.ts";
import { bytesOf, check, stateOf } from "./checked-import.ts";

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

  test("explains each bad row of 400, and invites the others to their cohorts", () =>
    inDatabase(async (db) => {
      await createOrganization(db, { name: "Maple Elementary", kind: "cbo" });
      const tides = await aCohort(db, { name: "Tides" });
      await aCohort(db, { name: "Over", endsOn: "2026-01-31" });
      /** One row of each kind, with the column that is wrong in it; none in the first three. */
      const kinds: [(address: string) => string, string | null][] = [
        [(address) => `${address},Ana,Maple Elementary,educator,Tides,9/1/2026`, null],
        [(address) => `${address},"Reyes, Ana",,,tides,`, null],
        [(address) => `${address},Ana,,,,`, null],
        [() => ",Ana,,,Tides,", "email"],
        [(address) => `${address} at example,Ana,,,Tides,`, "email"],
        [() => "twice@x.example,Ana,,,Tides,", ""],
        [(address) => `${address},=HYPERLINK(1),,,Tides,`, "name"],
        [(address) => `${address},${"Ana ".repeat(80)},,,Tides,`, "name"],
        [(address) => `${address},Ana,Nowhere School,,Tides,`, "organization"],
        [(address) => `${address},Ana,,king,Tides,`, "role"],
        [(address) => `${address},Ana,,administrator,,`, "role"],
        [(address) => `${address},Ana,,,Tidez,`, "cohort"],
        [(address) => `${address},Ana,,,Over,`, "cohort"],
        [(address) => `${address},Ana,,,Tides,2026-02-30`, "start"],
        [(address) => `${address},Ana,,,Tides,,,more`, ""],
      ];
      const lines = Array.from({ length: 400 }, (_, at) => kinds[at % kinds.length]?.[0](`p${at}@x.example`) ?? "");
      const head = "email,name,organization,role,cohort,start";
      const { person, importId } = await check(db, [head, "twice@x.example,Ana,,,Tides,", ...lines].join("\n"));
      const found = new Map<number, string[]>();
      for (let page = 1; found.size < 401; page += 1) {
        const { rows } = await listImportRows(db, importId, page);
        for (const { line, problems } of rows)
          found.set(
            line,
            problems.map(({ column }) => column),
          );
        if (rows.length === 0) break;
      }
      const wrong = lines.map((_, at) => found.get(at + 3)?.[0] ?? null);
      expect(wrong).toEqual(lines.map((_, at) => kinds[at % kinds.length]?.[1]));
      await startImport(db, person, importId, { mailsInvitations: true, skipsProblems: true });
      await runImport(db, { importId });
      const made = await db.select().from(invitations);
      const good = lines.flatMap((_, at) => (kinds[at % kinds.length]?.[1] === null ? [`p${at}@x.example`] : []));
      expect(made.map(({ email }) => email).sort()).toEqual(["twice@x.example", ...good].sort());
      expect(made.filter(({ cohortId }) => cohortId === tides)).toHaveLength(55);
    }));
});
