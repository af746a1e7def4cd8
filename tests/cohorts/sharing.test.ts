import { expect, test } from "vitest";
import { setGoal } from "#app/cohorts/goals/goal.server.ts";
import { listGoals } from "#app/cohorts/goals/queries/goals.server.ts";
import { acceptAgreement, doesSharingWait, writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { isAsked } from "#app/cohorts/programs/agreement.ts";
import {
  findAcceptance,
  findAgreement,
  listUnacceptedAgreements,
} from "#app/cohorts/programs/queries/agreements.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { listWaitingArtifacts } from "#app/learning/artifacts/queries/waiting-artifacts.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { findReflection } from "#app/learning/queries/reflection-lists.server.ts";
import { findReflectionReaders } from "#app/learning/queries/reflection-readers.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { canReadReflection } from "#app/learning/reflection.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { agreementAcceptances, memberships, notifications, organizations } from "#db/schema/index.ts";
import { handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, aLesson, aReflectionPrompt, join } from "#tests/world.ts";
import { goal, words } from "./full-cohort.ts";
import { numbers, publishNumbers } from "./numbers.ts";

/** Ana shared a reflection with her cohort, handed in work and set a goal in it. */
async function aSharingMember(db: Db) {
  const cohortId = await aCohort(db, { name: "Tides" });
  const coaching = { grants: [{ role: "coach" as const, cohortId }] };
  const [ana, bea] = [
    await join(db, "ana", { cohortIds: [cohortId] }),
    await join(db, "bea", { cohortIds: [cohortId] }),
  ];
  const cora = await join(db, "cora", coaching);
  const siteCoach = await join(db, "dana", { grants: [{ role: "coach" }] });
  await publishNumbers(db);
  return { cohortId, coaching, ana, bea, cora, siteCoach };
}

async function shares(db: Db, member: Person, cohortId: string) {
  await enroll(db, member.id, numbers);
  const place = { course: numbers, lesson: numbers.lessons[0] ?? aLesson("none"), prompt: aReflectionPrompt() };
  const saved = await reflect(db, member.id, place, { writer: "w", base: 0, visibility: "cohort", text: "Late." });
  const reflectionId = saved.outcome === "saved" ? saved.reflection.id : "";
  await setGoal(db, member, { id: crypto.randomUUID(), cohortId, words: goal });
  return { reflectionId, artifactId: await handedInArtifact(db, member, cohortId) };
}

/** What a reader gets of it: "reflection", "goal", "work", "desk". */
async function readBy(db: Db, reader: Person, cohortId: string, shared: { reflectionId: string; artifactId: string }) {
  const isCoach = reader.grants.some(({ role }) => role === "coach");
  const goals = isCoach ? await listGoals(db, { cohortId, readerId: reader.id, isCoach }) : [];
  return [
    ...((await findReflection(db, shared.reflectionId, reader)) ? ["reflection"] : []),
    ...(goals.length > 0 ? ["goal"] : []),
    ...((await findArtifactPage(db, reader, shared.artifactId)) ? ["work"] : []),
    ...((await listWaitingArtifacts(db, reader, [cohortId], 10)).length > 0 ? ["desk"] : []),
  ];
}

const everything = ["reflection", "goal", "work", "desk"];

test("what a member shares waits until they accept the agreement, then reaches everybody it was shared with", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, siteCoach } = await aSharingMember(db);
    await writeAgreement(db, cora, cohortId, words);
    const shared = await shares(db, ana, cohortId);
    const read = async () => {
      const found: string[][] = [];
      for (const reader of [cora, siteCoach, bea, ana]) found.push(await readBy(db, reader, cohortId, shared));
      return found;
    };
    expect(await read()).toEqual([[], [], [], ["reflection", "work"]]);
    expect((await db.select().from(notifications)).map(({ kind }) => kind)).not.toContain("work_handed_in");
    expect(await doesSharingWait(db, cohortId, ana.id)).toBe(true);
    expect((await findReflectionReaders(db, ana.id, shared.reflectionId)).readers.waits).toMatchObject([
      { id: cohortId, name: "Tides" },
    ]);
    const sharedWithCohort = { personId: ana.id, visibility: "cohort" as const, isAuthorAsked: true };
    expect([cora, siteCoach, bea].map((reader) => canReadReflection(reader, sharedWithCohort, []))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await acceptAgreement(db, ana, { cohortId, version: 1 })).toBe("accepted");
    expect(await read()).toEqual([everything, everything, ["reflection"], ["reflection", "work"]]);
    expect((await findReflectionReaders(db, ana.id, shared.reflectionId)).readers.waits).toEqual([]);
    // A new version asks again and takes nothing back.
    await writeAgreement(db, cora, cohortId, { ...words, norms: "Listen twice." });
    expect(await listUnacceptedAgreements(db, ana.id, [cohortId])).toMatchObject([{ version: 2 }]);
    expect(await read()).toEqual([everything, everything, ["reflection"], ["reflection", "work"]]);
  }));

test("in a cohort without an agreement nothing waits", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora } = await aSharingMember(db);
    const shared = await shares(db, ana, cohortId);
    expect(await readBy(db, cora, cohortId, shared)).toEqual(everything);
    expect(await doesSharingWait(db, cohortId, ana.id)).toBe(false);
  }));

test("a coach from the member's own workplace who comes later is named before anything reaches them", () =>
  inDatabase(async (db) => {
    const { cohortId, coaching, ana, bea, cora } = await aSharingMember(db);
    await writeAgreement(db, cora, cohortId, words);
    await acceptAgreement(db, ana, { cohortId, version: 1 });
    await db.update(agreementAcceptances).set({ acceptedAt: fromNow(-2 * days) });
    const shared = await shares(db, ana, cohortId);
    const [school] = await db.insert(organizations).values({ name: "Cedar School", kind: "school" }).returning();
    const principal = await join(db, "ines", coaching);
    const startedOn = "2026-01-01";
    await db
      .insert(memberships)
      .values([ana, principal].map(({ id }) => ({ personId: id, organizationId: school?.id ?? "", startedOn })));
    const asked = async (member: Person) =>
      isAsked(await findAgreement(db, cohortId), await findAcceptance(db, cohortId, member.id));
    expect([await asked(ana), await readBy(db, principal, cohortId, shared)]).toEqual([true, []]);
    expect(await readBy(db, cora, cohortId, shared)).toEqual(everything);
    expect(await listUnacceptedAgreements(db, ana.id, [cohortId])).toMatchObject([{ version: 1 }]);
    const { readers } = await findReflectionReaders(db, ana.id, shared.reflectionId);
    expect(readers.coaches).toContain(`${principal.name} (Cedar School)`);
    expect(await acceptAgreement(db, ana, { cohortId, version: 1 })).toBe("accepted");
    expect([await asked(ana), await readBy(db, principal, cohortId, shared)]).toEqual([false, everything]);
    // Somebody who works elsewhere is not asked again.
    await acceptAgreement(db, bea, { cohortId, version: 1 });
    await db.update(agreementAcceptances).set({ acceptedAt: fromNow(-2 * days) });
    expect(await asked(bea)).toBe(false);
  }));
