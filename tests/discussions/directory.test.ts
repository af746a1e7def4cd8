import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { joinDirectory, leaveDirectory } from "#app/discussions/directory/entry.server.ts";
import { canReadDirectory } from "#app/discussions/directory/entry.ts";
import { entrySchema } from "#app/discussions/directory/entry-form.ts";
import { findOwnEntry, type Said, searchDirectory } from "#app/discussions/directory/queries/entries.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const said = {
  ...{ setting: "elementary", worksOn: "Attendance in grade three", canHelp: "Gráficos con papel" },
  ...{ looksFor: "A preschool nearby", languages: "English, Tiếng Việt", showsEmail: false },
} as const satisfies Said;

const found = async (db: Db, words: string, setting: Said["setting"] | null = null) =>
  (await searchDirectory(db, { words, setting, page: 1 })).rows.map(({ name }) => name);

test("the directory has those who joined, found by any of their words without accents, until they leave", () =>
  inDatabase(async (db) => {
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    expect(await found(db, "")).toEqual([]);
    await joinDirectory(db, ana, said);
    await joinDirectory(db, ana, { ...said, worksOn: "Attendance in grade four" });
    await joinDirectory(db, bea, { ...said, setting: "region", canHelp: "100%_sure" });
    expect(await found(db, "graficos")).toEqual([ana.name]);
    expect(await found(db, "TIENG grade FOUR")).toEqual([ana.name]);
    expect(await found(db, "grade three", "region")).toEqual([bea.name]);
    expect(await found(db, "%_")).toEqual([bea.name]);
    expect(await found(db, "nobody says this")).toEqual([]);
    await leaveDirectory(db, ana);
    expect(await findOwnEntry(db, ana.id)).toBeNull();
    await db.execute(sql`update people set erasure_due_at = now() + interval '1 day' where id = ${bea.id}`);
    expect(await found(db, "")).toEqual([]);
  }));

test("an address is shown only if its owner shows it and it is proved to be theirs", () =>
  inDatabase(async (db) => {
    const [ana, bea, femi] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
    const prove = (person: Person) =>
      db.execute(sql`update people set email_verified_at = now() where id = ${person.id}`);
    for (const person of [ana, bea]) await prove(person);
    await joinDirectory(db, ana, { ...said, showsEmail: true });
    await joinDirectory(db, bea, said);
    await joinDirectory(db, femi, { ...said, showsEmail: true });
    const { rows } = await searchDirectory(db, { words: "", setting: null, page: 1 });
    const shown = Object.fromEntries(rows.map(({ name, email }) => [name, email]));
    expect(shown).toEqual({ [ana.name]: ana.email, [bea.name]: null, [femi.name]: null });
  }));

test("who has nothing but an account does not read it before they join", () => {
  const educator = [{ role: "educator" as const, organizationId: null, cohortId: null }];
  const nothing = { organizationIds: [], cohortIds: [], grants: educator };
  expect(canReadDirectory(nothing, false)).toBe(false);
  expect(canReadDirectory(nothing, true)).toBe(true);
  expect(canReadDirectory({ ...nothing, organizationIds: ["a school"] }, false)).toBe(true);
  expect(canReadDirectory({ ...nothing, cohortIds: ["a cohort"] }, false)).toBe(true);
  const coach = { role: "coach" as const, organizationId: null, cohortId: "a cohort" };
  expect(canReadDirectory({ ...nothing, grants: [...educator, coach] }, false)).toBe(true);
});

test("an entry says something, fits, and has no invisible characters", () => {
  const parsed = (given: Record<string, string>) =>
    entrySchema().safeParse({ setting: "high", worksOn: "x", ...given });
  expect(parsed({ worksOn: " \u200b\u202e " }).success).toBe(false);
  expect(parsed({ worksOn: "", looksFor: "A partner" }).success).toBe(true);
  expect(parsed({ setting: "everywhere" }).success).toBe(false);
  expect(parsed({ canHelp: "x".repeat(501) }).success).toBe(false);
  expect(parsed({ languages: "A\nB\u202e" }).data).toMatchObject({ languages: "A B", showsEmail: false });
});
