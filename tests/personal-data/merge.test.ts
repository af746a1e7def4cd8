import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { courseProgressFor } from "#app/learning/progress.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { respond } from "#app/learning/response.server.ts";
import { mergeAccounts } from "#app/personal-data/merge.server.ts";
import { referenceUse } from "#app/personal-data/merge.ts";
import type { Db } from "#db/client.server.ts";
import { cohortMemberships, memberships, organizations, people, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, aCourse, aLesson, aPrompt, aReflectionPrompt, join, publish } from "#tests/world.ts";
import { somebodyWhoDidEverything } from "./everything.ts";

const notice = aReflectionPrompt();
const guess = aPrompt("guess", { kind: "predict", question: "How many?", answer: { type: "text" } });
const look = aPrompt("look", { kind: "observe-infer", observePrompt: "What?", inferPrompt: "So?" });
const lessonIds = ["a", "b", "c"];
const course = aCourse(
  "numbers",
  lessonIds.map((id) => aLesson(id, { prompts: [notice, guess, look] })),
);
const lessonOf = (id: string) => course.lessons.find((lesson) => lesson.id === id) ?? aLesson(id);

const merge = (db: Db, kept: Person, gone: Person, more: { address?: "kept" | "gone" } = {}) =>
  mergeAccounts(db, { keptId: kept.id, goneId: gone.id, address: "kept", catalog: null, ...more });

test("every column that names somebody has its rule", () =>
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

async function live(db: Db, person: Person, what: string, lessonId: string, words: string): Promise<void> {
  const lesson = lessonOf(lessonId);
  const catalog = await publish(db, course);
  const place = { course, lesson };
  const save = { writer: crypto.randomUUID(), base: 0, visibility: what === "share" ? ("cohort" as const) : null };
  switch (what) {
    case "complete":
      await completeLesson(db, person.id, course, lesson, catalog);
      break;
    case "reopen":
      await reopenLesson(db, person.id, course, lesson);
      break;
    case "answer":
      await respond(db, person.id, { ...place, prompt: guess }, { kind: "predict", answer: words });
      break;
    case "observe":
      await respond(
        db,
        person.id,
        { ...place, prompt: look },
        { kind: "observe-infer", observations: words, inferences: words },
      );
      break;
    default:
      await reflect(db, person.id, { ...place, prompt: notice }, { ...save, text: what === "clear" ? "" : words });
  }
}

const listOf = async (db: Db, query: ReturnType<typeof sql>): Promise<string[]> =>
  (await db.execute<{ one: string }>(query)).map(({ one }) => one).sort();

/** The relevant state of some people's work. */
async function standing(db: Db, ids: string[]) {
  const own = sql`person_id = any(${sql.param(ids)}::uuid[])`;
  const complete = sql`select distinct lesson_id as one from (select person_id, lesson_id from lesson_facts where ${own}
    group by 1, 2 having max(sequence) % 2 = 1) done`;
  const finished = sql`select distinct course_id as one from (select person_id, course_id from course_facts where ${own}
    group by 1, 2 having max(sequence) % 2 = 1) done`;
  const texts = sql`select v.text as one from reflection_versions v join reflections r on r.id = v.reflection_id where ${own}`;
  const answered = sql`select distinct lesson_id || '/' || prompt_id as one from responses where ${own}`;
  const worded = sql`select distinct lesson_id as one from reflections where ${own} and text <> ''`;
  const tries = sql`select coalesce(sum(tries), 0)::text as one from responses where ${own}`;
  const shared = sql`select v.text as one from reflections r join reflection_versions v
    on v.reflection_id = r.id and v.revision = r.revision where ${own} and visibility <> 'private'`;
  return {
    complete: await listOf(db, complete),
    finished: await listOf(db, finished),
    texts: await listOf(db, texts),
    answered: await listOf(db, answered),
    worded: await listOf(db, worded),
    tries: await listOf(db, tries),
    shared: await listOf(db, shared),
  };
}

/** Facts and versions are numbered from 1 without gaps, and the newest version is the current one. */
async function expectSound(db: Db, id: string) {
  for (const [table, thing] of [
    ["lesson_facts", "lesson_id"],
    ["course_facts", "course_id"],
  ] as const) {
    const rows = await db.execute<{ isSound: boolean }>(sql`
      select min(sequence) = 1 and max(sequence) = count(*) as "isSound"
      from ${sql.identifier(table)} where person_id = ${id} group by ${sql.identifier(thing)}`);
    expect(rows.every(({ isSound }) => isSound)).toBe(true);
  }
  const reflections = await db.execute<{ isSound: boolean }>(sql`
    select min(v.revision) = 1 and max(v.revision) = count(*) and max(v.revision) = r.revision
      and (array_agg(v.text order by v.revision desc))[1] = r.text as "isSound"
    from reflections r join reflection_versions v on v.reflection_id = r.id where r.person_id = ${id} group by r.id`);
  expect(reflections.every(({ isSound }) => isSound)).toBe(true);
}

test("whatever happened in two accounts, nothing finished and no words are lost, and nothing counts twice", () =>
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

describe("after somebody who did everything", () => {
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
