import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { authenticate } from "#app/identity/accounts/account.server.ts";
import { demoAccounts, demoPassword, demoSignIns } from "#app/identity/person/demo.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  completionRules,
  courseFacts,
  courses,
  enrollments,
  lessonFacts,
  lessons,
  memberships,
  organizations,
  passwords,
  people,
  prompts,
  promptVersions,
  reflections,
  reflectionVersions,
  reflectionVisibilityChanges,
  responses,
} from "#db/schema/index.ts";
import { seedDemoWorld } from "#db/seed/world.ts";
import { demoPeople } from "#db/seed/world-people.ts";
import { inDatabase } from "#tests/database.ts";

const now = new Date("2026-11-24T06:00:00Z");

const definitions: PromptDefinition[] = [
  { kind: "reflection", prompt: "What stays with you?" },
  { kind: "predict", question: "How many?", answer: { type: "number", min: 0, max: 10, step: 1, unit: "" } },
  { kind: "predict", question: "Why?", answer: { type: "text" } },
  { kind: "observe-infer", observePrompt: "See", inferPrompt: "Think" },
  { kind: "check", question: "Sum?", explanation: "", type: "numeric", answer: 4, tolerance: 0, unit: "" },
  { kind: "sampler", share: 0.5, trait: "walk", population: "children", sizes: [10, 20] },
];

async function publishCourse(db: Db, id = "numbers", prefix = ""): Promise<void> {
  const shared = { contentVersion: "v1", language: "en", position: 1 };
  await db.insert(courses).values({
    ...shared,
    id,
    slug: id,
    title: "Numbers",
    level: "foundations",
    topics: [],
    minutes: 60,
    clockHoursEligible: false,
    ruleVersion: "r1",
  });
  const lessonIds = ["a", "b", "c", "d", "e", "f"].map((letter) => prefix + letter);
  const check = { prompts: [`${prefix}f/p4`], level: 0.75 };
  const rule = { lessons: lessonIds, responses: [`${prefix}f/p0`], check };
  await db.insert(completionRules).values({ courseId: id, version: "r1", rule });
  await db.insert(lessons).values(
    lessonIds.map((lessonId, position) => ({
      ...{
        id: lessonId,
        courseId: id,
        slug: lessonId,
        title: lessonId,
        minutes: 10,
        position,
        isRequired: true,
        contentVersion: "v1",
      },
    })),
  );
  const asked = lessonIds.flatMap((lessonId) =>
    definitions.map((definition, position) => ({ lessonId, promptId: `p${position}`, position, definition })),
  );
  await db
    .insert(prompts)
    .values(
      asked.map(({ promptId: id, definition, ...rest }) => ({ ...rest, id, kind: definition.kind, version: "1" })),
    );
  await db.insert(promptVersions).values(asked.map((prompt) => ({ ...prompt, version: "1" })));
}

const counts = async (db: Db) =>
  Promise.all(
    [
      people,
      passwords,
      organizations,
      memberships,
      enrollments,
      lessonFacts,
      courseFacts,
      responses,
      reflections,
      reflectionVersions,
      reflectionVisibilityChanges,
    ].map((table) => db.$count(table)),
  );

describe("the demo world", () => {
  test("has about sixty synthetic people with undeliverable addresses", () => {
    expect(demoPeople.length).toBeGreaterThanOrEqual(58);
    expect(demoPeople.length).toBeLessThanOrEqual(66);
    expect(new Set(demoPeople.map(({ email }) => email)).size).toBe(demoPeople.length);
    expect(demoPeople.every(({ email }) => /^[a-z.]+@demo\.example$/.test(email))).toBe(true);
    expect(demoPeople.some(({ works }) => works.length > 1)).toBe(true);
  });

  test("is idempotent", () =>
    inDatabase(async (db) => {
      await publishCourse(db);
      await seedDemoWorld(db, now);
      const once = await counts(db);
      await seedDemoWorld(db, now);
      expect(await counts(db)).toEqual(once);
      expect(Math.min(...once)).toBeGreaterThan(0);
    }));

  test("whoever went on with a course after an earlier training finished it lesson by lesson", () =>
    inDatabase(async (db) => {
      await publishCourse(db);
      await publishCourse(db, "sharing-data-across-programs", "s");
      await seedDemoWorld(db, now);
      const finishers = await db.execute<{ lessons: string }>(sql`
        select string_agg(l.lesson_id, '' order by l.happened_at) as lessons
        from course_facts f left join lesson_facts l on l.person_id = f.person_id and l.happened_at <= f.happened_at
          and l.lesson_id like 's%'
        where f.course_id = 'sharing-data-across-programs' and f.happened_at < '2026-10-01'
        group by f.person_id`);
      expect(finishers.length).toBeGreaterThan(10);
      expect(new Set(finishers.map(({ lessons }) => lessons))).toEqual(new Set(["sasbscsdsesf"]));
    }));

  test("allows sign-in with exactly five accounts", () =>
    inDatabase(async (db) => {
      await seedDemoWorld(db, now);
      for (const { email } of demoSignIns) expect(await authenticate(db, email, demoPassword)).not.toBeNull();
      expect(await db.$count(passwords)).toBe(demoSignIns.length);
      expect(await db.$count(people, sql`not is_demo`)).toBe(0);
    }));

  test("marks every organization as fictional, and only schools belong to districts", () =>
    inDatabase(async (db) => {
      await seedDemoWorld(db, now);
      const all = await db.select().from(organizations);
      expect(all.every(({ name, isFictional }) => isFictional && name.endsWith("(fictional)"))).toBe(true);
      const countOf = (kind: string) => all.filter((organization) => organization.kind === kind).length;
      expect(["district", "school", "cbo", "early_learning", "esd"].map(countOf)).toEqual([3, 9, 4, 4, 1]);
      expect(all.every(({ kind, districtId }) => (kind === "school") === (districtId !== null))).toBe(true);
    }));

  test("shows a person's current work, roles and cohort", () =>
    inDatabase(async (db) => {
      await seedDemoWorld(db, new Date());
      const as = async (email: string) => {
        const id = (await authenticate(db, email, demoPassword)) ?? "";
        const cookie = await startSession(db, new Request("http://practice.test/"), id);
        const headers = { cookie: cookie.split(";")[0] ?? "" };
        return personFor(db, new Request("http://practice.test/", { headers }));
      };
      const [educator, coach, lead, admin] = await Promise.all(demoAccounts.map(({ email }) => as(email)));
      expect(educator?.cohortIds).toHaveLength(1);
      expect(educator?.organizationIds).toHaveLength(2);
      expect(coach?.grants).toContainEqual({ role: "coach", organizationId: null, cohortId: educator?.cohortIds[0] });
      expect(lead?.grants.map(({ role }) => role).sort()).toEqual(["educator", "program_lead"]);
      expect(admin?.grants.map(({ role }) => role).sort()).toEqual(["administrator", "educator"]);
    }));
});

describe("progress in the demo world", () => {
  test("is in the past, in order, and leaves the educator midway through the first course", () =>
    inDatabase(async (db) => {
      await publishCourse(db);
      await seedDemoWorld(db, now);
      const facts = await db.select().from(lessonFacts);
      expect(facts.every(({ happenedAt }) => happenedAt < now)).toBe(true);
      const [educator] = await db.select().from(people).where(sql`email = 'educator@demo.example'`);
      expect(facts.filter(({ personId }) => personId === educator?.id).map(({ lessonId }) => lessonId)).toEqual([
        "a",
        "b",
        "c",
      ]);
      expect(await db.$count(courseFacts)).toBeGreaterThan(5);
      expect(await db.$count(courseFacts)).toBeLessThan(await db.$count(enrollments));
    }));

  test("shares reflections where a reader exists and labels them as demo text", () =>
    inDatabase(async (db) => {
      await publishCourse(db);
      await seedDemoWorld(db, now);
      const all = await db.select().from(reflections);
      expect(all.every(({ text }) => text.endsWith("(Written for the demo.)"))).toBe(true);
      expect(new Set(all.map(({ visibility }) => visibility))).toEqual(new Set(["private", "coach", "cohort"]));
      const strays = await db.execute(sql`select 1 from reflections r where r.visibility <> 'private'
        and not exists (select 1 from cohort_memberships c where c.person_id = r.person_id)`);
      expect(strays).toHaveLength(0);
    }));

  test("is empty without content", () =>
    inDatabase(async (db) => {
      await seedDemoWorld(db, now);
      expect(await db.$count(enrollments)).toBe(0);
    }));
});
