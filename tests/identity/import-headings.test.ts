import { describe, expect, test } from "vitest";
import { startImport } from "#app/identity/imports/import.server.ts";
import { readImportFile } from "#app/identity/imports/import-file.server.ts";
import { readColumnsAs } from "#app/identity/imports/import-mending.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { listImportRows } from "#app/identity/imports/queries/imports.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import type { Db } from "#db/client.server.ts";
import { invitations } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { bringIn, bytesOf, check } from "./checked-import.ts";

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
    [
      "Legal First Name,Legal Last Name,Work Email,Location Description,Position Desc.",
      ["first_name", "last_name", "email", "organization", "title"],
    ],
    ["Last,First,Bldg,E-mail (work),Job Profile", ["last_name", "first_name", "organization", "email", "title"]],
    [
      "Nombre,Apellidos,Correo electrónico,Escuela,Puesto",
      ["first_name", "last_name", "email", "organization", "title"],
    ],
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
