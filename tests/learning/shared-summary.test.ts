import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import type { Visibility } from "#app/learning/reflection.ts";
import { mailSharedSummaries } from "#app/learning/shared-summary.server.ts";
import { chooseNotifications } from "#app/notifications/choice.server.ts";
import { days, hours, minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import {
  agreementAcceptances,
  cohortAgreements,
  cohortMemberships,
  notifications,
  people,
  reflections,
  reflectionVisibilityChanges,
} from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
let prompts = 0;

/** A reflection with who could read it since when; the last entry is the current state. */
async function reflect(db: Db, author: Person, changes: [Visibility, Date][], text = "What Ana wrote.") {
  const [row] = await db
    .insert(reflections)
    .values({
      ...{ personId: author.id, lessonId: "averages", promptId: `p${++prompts}`, courseId: "numbers", text },
      ...{ visibility: changes.at(-1)?.[0] ?? "private", revision: 1, promptVersion: "1" },
    })
    .returning();
  if (!row) throw new Error("no reflection was made");
  for (const [visibility, changedAt] of changes) {
    await db.insert(reflectionVisibilityChanges).values({ reflectionId: row.id, visibility, changedAt });
  }
}

/** The people who are told, and of how many. */
async function told(db: Db) {
  const { personId, actorId, place, count } = notifications;
  return db
    .select({ personId, actorId, place, count })
    .from(notifications)
    .where(eq(notifications.kind, "reflections_shared"));
}

async function river(db: Db) {
  const cohortId = await aCohort(db, { name: "River" });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  return { cohortId, ana, cora };
}

test("a coach is told once how many were shared, and nothing of what they say", () =>
  inDatabase(async (db) => {
    const { ana, cora } = await river(db);
    await reflect(db, ana, [["coach", ago(2 * hours)]]);
    await reflect(db, ana, [["cohort", ago(3 * hours)]]);
    await mailSharedSummaries(db);
    await mailSharedSummaries(db);
    expect(await told(db)).toEqual([{ personId: cora.id, actorId: null, place: "", count: 2 }]);
  }));

test("the next summary tells what came since: not what was told, but what was taken back and shared again", () =>
  inDatabase(async (db) => {
    const { ana, cora } = await river(db);
    await reflect(db, ana, [["coach", ago(26 * hours)]]);
    await mailSharedSummaries(db);
    await db.update(notifications).set({ createdAt: ago(24 * hours) });
    await reflect(db, ana, [
      ["coach", ago(30 * hours)],
      ["cohort", ago(2 * hours)], // wider, but not new to a coach
    ]);
    await reflect(db, ana, [
      ["coach", ago(30 * hours)],
      ["private", ago(28 * hours)],
      ["coach", ago(2 * hours)],
    ]);
    await mailSharedSummaries(db);
    expect((await told(db)).map(({ personId, count }) => [personId, count])).toEqual([
      [cora.id, 1],
      [cora.id, 1],
    ]);
  }));

test("what waited for the agreement is told once it is accepted, and a newer version tells nothing again", () =>
  inDatabase(async (db) => {
    const { cohortId, ana } = await river(db);
    const version = (version: number) => ({ cohortId, version, goals: "", norms: "", readers: "", records: "" });
    await db.insert(cohortAgreements).values({ ...version(1), createdAt: ago(60 * hours) });
    const accept = (version: number, acceptedAt: Date) =>
      db.insert(agreementAcceptances).values({ cohortId, personId: ana.id, version, acceptedAt });
    const runAfterADay = async () => {
      await db.update(notifications).set({ createdAt: ago(30 * hours) });
      await mailSharedSummaries(db);
      return (await told(db)).map(({ count }) => count).sort();
    };
    await reflect(db, ana, [["coach", ago(50 * hours)]]);
    expect(await runAfterADay()).toEqual([]);
    const bea = await join(db, "bea", { cohortIds: [cohortId] });
    await db
      .insert(agreementAcceptances)
      .values({ cohortId, personId: bea.id, version: 1, acceptedAt: ago(55 * hours) });
    for (const _ of [1, 2]) await reflect(db, bea, [["coach", ago(40 * hours)]]);
    expect(await runAfterADay()).toEqual([2]);
    await accept(1, ago(2 * hours));
    expect(await runAfterADay()).toEqual([1, 2]);
    await db.insert(cohortAgreements).values(version(2));
    await db.update(agreementAcceptances).set({ acceptedAt: ago(35 * hours) });
    await accept(2, ago(1 * hours));
    expect(await runAfterADay()).toEqual([1, 2]);
  }));

describe("nothing is mailed", () => {
  type Setting = Awaited<ReturnType<typeof river>>;
  test.each<[string, (db: Db, setting: Setting) => Promise<unknown>]>([
    [
      "of what is private again",
      (db, { ana }) =>
        reflect(db, ana, [
          ["coach", ago(2 * hours)],
          ["private", ago(1 * hours)],
        ]),
    ],
    ["of what holds no words", (db, { ana }) => reflect(db, ana, [["coach", ago(2 * hours)]], "")],
    ["of a share that may not be committed for all yet", (db, { ana }) => reflect(db, ana, [["coach", ago(0)]])],
    ["of what was shared long ago", (db, { ana }) => reflect(db, ana, [["coach", ago(8 * days)]])],
    [
      "to a coach who does not want it",
      async (db, { ana, cora }) => {
        await reflect(db, ana, [["coach", ago(2 * hours)]]);
        await chooseNotifications(db, cora.id, { shared_reflections: "none" });
      },
    ],
    [
      "to a coach who is leaving",
      async (db, { ana, cora }) => {
        await reflect(db, ana, [["coach", ago(2 * hours)]]);
        await db.update(people).set({ erasureDueAt: new Date() }).where(eq(people.id, cora.id));
      },
    ],
    [
      "of somebody who is leaving",
      async (db, { ana }) => {
        await reflect(db, ana, [["coach", ago(2 * hours)]]);
        await db.update(people).set({ erasureDueAt: new Date() }).where(eq(people.id, ana.id));
      },
    ],
    [
      "of somebody who left the cohort",
      async (db, { ana }) => {
        await reflect(db, ana, [["coach", ago(2 * hours)]]);
        await db.update(cohortMemberships).set({ leftOn: "2026-02-01" });
      },
    ],
    [
      "of one's own",
      async (db, { cora, cohortId }) => {
        await db.insert(cohortMemberships).values({ cohortId, personId: cora.id, joinedOn: "2026-01-01" });
        await reflect(db, cora, [["coach", ago(2 * hours)]]);
      },
    ],
    [
      "to coaches elsewhere, leads and administrators",
      async (db, { ana, cora }) => {
        await reflect(db, ana, [["coach", ago(2 * hours)]]);
        await chooseNotifications(db, cora.id, { shared_reflections: "none" });
        await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] });
        await join(db, "dana", { grants: [{ role: "program_lead" }] });
        await join(db, "ines", { grants: [{ role: "administrator" }] });
      },
    ],
  ])("%s", (_what, set) =>
    inDatabase(async (db) => {
      await set(db, await river(db));
      await mailSharedSummaries(db);
      expect(await told(db)).toEqual([]);
    }),
  );
});

test("a coach of the whole site is told of every cohort", () =>
  inDatabase(async (db) => {
    const { ana, cora } = await river(db);
    await chooseNotifications(db, cora.id, { shared_reflections: "none" });
    const everywhere = await join(db, "cora", { grants: [{ role: "coach" }] });
    await reflect(db, ana, [["coach", ago(2 * minutes)]]);
    await mailSharedSummaries(db);
    expect((await told(db)).map(({ personId, count }) => [personId, count])).toEqual([[everywhere.id, 1]]);
  }));

test("two workers that run it at once tell each coach once", () =>
  withCommittedDatabase(async (db) => {
    const { ana } = await river(db);
    await reflect(db, ana, [["coach", ago(2 * hours)]]);
    await Promise.all(Array.from({ length: 5 }, () => mailSharedSummaries(db)));
    expect(await told(db)).toHaveLength(1);
  }));
