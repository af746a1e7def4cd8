import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { completeLesson } from "#app/learning/completion.server.ts";
import { mergeAccounts } from "#app/personal-data/merge.server.ts";
import { cohortMemberships, memberships, organizations, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, join, publish } from "#tests/world.ts";
import { course, expectSound, lessonOf, listOf, live, merge, standing } from "./merged.ts";

test("memberships that overlap are one, others stay apart; of two same roles the longer stays", () =>
  inDatabase(async (db) => {
    const [kept, gone] = [await join(db, "ana"), await join(db, "ana")];
    const [school] = await db.insert(organizations).values({ name: "Maple", kind: "school" }).returning();
    const organizationId = school?.id ?? "";
    await db.insert(memberships).values([
      { personId: kept.id, organizationId, startedOn: "2025-01-01", endedOn: "2025-06-30", title: "Teacher" },
      { personId: gone.id, organizationId, startedOn: "2025-06-01" },
      { personId: gone.id, organizationId, startedOn: "2020-01-01", endedOn: "2020-12-31" },
    ]);
    const cohortId = await aCohort(db);
    await db.insert(cohortMemberships).values([
      { personId: kept.id, cohortId, joinedOn: "2026-02-01" },
      { personId: gone.id, cohortId, joinedOn: "2026-01-01", leftOn: "2026-03-01" },
    ]);
    const [soon, later] = [new Date(Date.now() + 86_400_000), new Date(Date.now() + 2 * 86_400_000)];
    await db.insert(roleGrants).values([
      { personId: kept.id, role: "coach", cohortId, reason: "short", endsAt: soon },
      { personId: gone.id, role: "coach", cohortId, reason: "long", endsAt: later },
      {
        personId: gone.id,
        role: "program_lead",
        organizationId,
        reason: "ended",
        endsAt: new Date(0),
        grantedAt: new Date(0),
      },
    ]);
    expect(await merge(db, kept, gone)).toBe("merged");
    const periods = await db.execute(sql`select started_on::text as "from", ended_on::text as "until", title
      from memberships where person_id = ${kept.id} order by 1`);
    expect([...periods]).toEqual([
      { from: "2020-01-01", until: "2020-12-31", title: null },
      { from: "2025-01-01", until: null, title: "Teacher" },
    ]);
    expect(
      await listOf(
        db,
        sql`select joined_on::text || coalesce(left_on::text, '') as one from cohort_memberships
      where person_id = ${kept.id}`,
      ),
    ).toEqual(["2026-01-01"]);
    expect(await listOf(db, sql`select reason as one from role_grants where person_id = ${kept.id}`)).toEqual([
      "ended",
      "for this test",
      "long",
    ]);
  }));

describe("two accounts are not merged", () => {
  test.each([
    ["demo", sql`update people set is_demo = true where id = `],
    ["leaving", sql`update people set erasure_due_at = now() + interval '7 days' where id = `],
    [
      "email_changed_lately",
      sql`insert into email_changes (old_email, new_email, undo_hash, undo_until, person_id)
        select 'old@maple.example', email, 'hash', now() + interval '1 day', id from people where id = `,
    ],
  ])("%s", (outcome, change) =>
    inDatabase(async (db) => {
      const [kept, gone] = [await join(db, "ana"), await join(db, "ana")];
      await live(db, gone, "complete", "a", "");
      await db.execute(sql`${change}${gone.id}`);
      expect(await merge(db, kept, gone)).toBe(outcome);
      expect(await standing(db, [gone.id])).toMatchObject({ complete: ["a"] });
    }),
  );
  test("when they are one", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      expect(await merge(db, ana, ana)).toBe("itself");
    }));
});

test("what happens in both accounts while they are merged is neither lost nor broken", () =>
  withCommittedDatabase(async (db) => {
    const catalog = await publish(db, course);
    for (let round = 0; round < times(12); round++) {
      const [kept, gone] = [await join(db, "ana"), await join(db, "ana")];
      await live(db, gone, "reflect", "a", "before");
      if (round % 2 === 0) await live(db, kept, "complete", "a", "");
      const work = [
        completeLesson(db, gone.id, course, lessonOf("a"), catalog),
        completeLesson(db, gone.id, course, lessonOf("b"), catalog),
        live(db, gone, "reflect", "c", "meanwhile"),
        live(db, kept, "complete", "c", ""),
        live(db, kept, "reflect", "c", "mine"),
      ];
      const merged = mergeAccounts(db, { keptId: kept.id, goneId: gone.id, address: "kept", catalog });
      const results = await Promise.allSettled(work);
      expect(await merged).toBe("merged");
      const [a, b, words, own, ownWords] = results.map(({ status }) => status === "fulfilled");
      expect([own, ownWords]).toEqual([true, true]);
      const after = await standing(db, [kept.id]);
      expect(after.complete).toEqual([...(a || round % 2 === 0 ? ["a"] : []), ...(b ? ["b"] : []), "c"]);
      expect(after.texts).toEqual(["before", ...(words ? ["meanwhile"] : []), "mine"]);
      await expectSound(db, kept.id);
      // Whoever was too late was told so: nothing of theirs was saved.
      for (const result of results) {
        if (result.status === "rejected") expect(String(result.reason?.cause ?? result.reason)).toMatch(/foreign key/);
      }
      expect(await standing(db, [gone.id])).toMatchObject({ complete: [], texts: [] });
    }
  }));

test("two merges at once, each way round, are one", () =>
  withCommittedDatabase(async (db) => {
    for (let round = 0; round < times(6); round++) {
      const [one, other] = [await join(db, "ana"), await join(db, "ana")];
      await live(db, one, "complete", "a", "");
      await live(db, other, "complete", "a", "");
      const outcomes = await Promise.all([merge(db, one, other), merge(db, other, one)]);
      expect(outcomes.sort()).toEqual(["merged", "missing"]);
    }
  }));
