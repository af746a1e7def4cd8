import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseProgressFor } from "#app/learning/progress.server.ts";
import { mergeAccounts } from "#app/personal-data/merge.server.ts";
import { referenceUse } from "#app/personal-data/merge.ts";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, join, publish } from "#tests/world.ts";
import { somebodyWhoDidEverything } from "./everything.ts";
import { course, expectSound, lessonIds, listOf, live, merge, standing } from "./merged.ts";

test("every column that references people has a rule", () =>
  inDatabase(async (db) => {
    const rows = await db.execute<{ name: string }>(sql`
      select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid = 'people'::regclass`);
    const ruled = Object.entries(referenceUse).flatMap(([table, uses]) =>
      Object.keys(uses).map((column) => `${table}.${column}`),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(ruled.sort());
  }));

/** What a person may do, in either account, in sequence. */
const happening = fc.record({
  by: fc.constantFrom<"kept" | "gone">("kept", "gone"),
  lesson: fc.constantFrom(...lessonIds),
  what: fc.constantFrom<"complete" | "reopen" | "reflect" | "clear" | "share" | "answer" | "observe">(
    "complete",
    "complete",
    "reopen",
    "reflect",
    "reflect",
    "clear",
    "share",
    "answer",
    "observe",
  ),
});

test("a merge of any two accounts loses no completion and no words, and counts nothing twice", () =>
  inDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 16 }), fc.boolean(), async (happenings, isTogether) => {
        const cohort = await aCohort(db);
        const kept = await join(db, "ana", { cohortIds: [cohort] });
        const gone = await join(db, "ana", { cohortIds: isTogether ? [cohort] : [] });
        for (const [index, { by, lesson, what }] of happenings.entries()) {
          await live(db, by === "kept" ? kept : gone, what, lesson, `words ${index}`);
        }
        const before = await standing(db, [kept.id, gone.id]);
        expect(await merge(db, kept, gone)).toBe("merged");
        const after = await standing(db, [kept.id]);
        const { shared, ...same } = after;
        const { shared: sharedBefore, ...sameBefore } = before;
        expect(same).toEqual(sameBefore);
        expect(sharedBefore).toEqual(expect.arrayContaining(shared));
        await expectSound(db, kept.id);
        expect(await standing(db, [gone.id])).toMatchObject({ complete: [], texts: [], tries: ["0"] });
        expect(await merge(db, kept, gone)).toBe("missing");
        expect(await standing(db, [kept.id])).toEqual(after);
      }),
      { numRuns: times(40) },
    );
  }));

test("a course finished by both accounts together is finished", () =>
  inDatabase(async (db) => {
    const [kept, gone] = [await join(db, "ana"), await join(db, "ana")];
    const catalog = await publish(db, course);
    await live(db, kept, "complete", "a", "");
    await live(db, gone, "complete", "b", "");
    await live(db, gone, "complete", "c", "");
    await mergeAccounts(db, { keptId: kept.id, goneId: gone.id, address: "kept", catalog });
    expect((await courseProgressFor(db, kept.id, course, catalog)).state).toBe("finished");
  }));

describe("who reads shared words", () => {
  const visibilityAfter = (cohorts: { kept: boolean; gone: boolean }, by: "kept" | "gone") =>
    new Promise<string | undefined>((resolve, reject) => {
      inDatabase(async (db) => {
        const [river, creek] = [await aCohort(db), await aCohort(db)];
        const kept = await join(db, "ana", { cohortIds: cohorts.kept ? [river] : [] });
        const gone = await join(db, "ana", { cohortIds: cohorts.gone ? [river, creek] : [] });
        await live(db, by === "kept" ? kept : gone, "share", "a", "for my cohort");
        await merge(db, kept, gone);
        const [row] = await db.execute<{ visibility: string }>(
          sql`select visibility from reflections where person_id = ${kept.id}`,
        );
        resolve(row?.visibility);
      }).catch(reject);
    });
  test("is the same where no cohort is new for them", async () => {
    expect(await visibilityAfter({ kept: true, gone: false }, "kept")).toBe("cohort");
    expect(await visibilityAfter({ kept: true, gone: true }, "gone")).toBe("cohort");
  });
  test("never becomes more: it is nobody where a cohort is new", async () => {
    expect(await visibilityAfter({ kept: true, gone: true }, "kept")).toBe("private");
    expect(await visibilityAfter({ kept: true, gone: false }, "gone")).toBe("private");
  });
});

describe("for a person who used every feature", () => {
  const setUp = async (db: Db) => {
    const { me, colleague } = await somebodyWhoDidEverything(db);
    await db.execute(sql`update email_changes set undone_at = now() where person_id = ${me.id}`);
    return { gone: me, kept: colleague };
  };

  test("nothing names the account that went but the record of it and the audit trail", () =>
    inDatabase(async (db) => {
      const { kept, gone } = await setUp(db);
      expect(await merge(db, kept, gone)).toBe("merged");
      const tables = await listOf(
        db,
        sql`select table_name as one from information_schema.tables where table_schema = 'public'`,
      );
      const naming: string[] = [];
      for (const table of tables) {
        const found = await db.execute(
          sql`select 1 from ${sql.identifier(table)} t where t::text like ${`%${gone.id}%`} limit 1`,
        );
        if (found.length > 0) naming.push(table);
      }
      expect(naming.filter((table) => !["erasures"].includes(table))).toEqual(["account_merges", "audit_events"]);
      const [event] = await db.execute(sql`select actor_id, subject_id, detail ->> 'goneId' as gone from audit_events
        where action = 'account.merged'`);
      expect(event).toEqual({ actor_id: kept.id, subject_id: kept.id, gone: gone.id });
      expect(await listOf(db, sql`select email as one from mails where template = 'accounts_merged'`)).toEqual(
        [kept.email, gone.email].sort(),
      );
    }));

  test("the address chosen is the account's, and the other is nobody's", () =>
    inDatabase(async (db) => {
      const { kept, gone } = await setUp(db);
      expect(await merge(db, kept, gone, { address: "gone" })).toBe("merged");
      const [row] = await db.select().from(people).where(sql`id = ${kept.id}`);
      expect(row).toMatchObject({ email: gone.email, name: kept.name });
      expect(row?.emailVerifiedAt).not.toBeNull();
      expect(await listOf(db, sql`select id::text as one from people where email = ${kept.email}`)).toEqual([]);
    }));
});
