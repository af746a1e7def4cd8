import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { setGoal } from "#app/cohorts/goals/goal.server.ts";
import { acceptAgreement, writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { whoSees } from "#app/personal-data/who-sees.server.ts";
import type { Db } from "#db/client.server.ts";
import { people, roleGrants } from "#db/schema/index.ts";
import { handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { goal, words } from "#tests/cohorts/full-cohort.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { somebodyWhoDidEverything } from "./everything.ts";

type Viewed = Parameters<typeof whoSees>[1];

async function shownTo(db: Db, person: Viewed) {
  const sections = await whoSees(db, person);
  return Object.fromEntries(sections.map(({ id, lines = [] }) => [id, lines.join(" ")]));
}

test("work, questionnaires, attendance, notes, goals and coaching each say who reads them, by name", () =>
  inDatabase(async (db) => {
    const { me } = await somebodyWhoDidEverything(db);
    const shown = await shownTo(db, me);
    expect(shown.artifacts).toMatch(/^River: one piece of work handed in\. Read by Cora Whitehorse\.$/);
    expect(shown.instruments).toMatch(/^River: one questionnaire with your name\. Read by Cora Whitehorse\.$/);
    expect(shown.meetings).toMatch(/^River: attendance at one session\. Seen by Cora.*One note for yourself alone\.$/);
    expect(shown.coaching).toMatch(
      /^River: one goal, 2 messages in your thread, one entry .* Read by Cora Whitehorse\.$/,
    );
    await db.update(people).set({ erasureDueAt: new Date() }).where(eq(people.name, "Cora Whitehorse"));
    expect((await shownTo(db, me)).artifacts).toContain("Nobody coaches this cohort today.");
  }));

test("coaches of another cohort, and those whose role ended, are not named", () =>
  inDatabase(async (db) => {
    const [river, creek] = [await aCohort(db, { name: "River" }), await aCohort(db, { name: "Creek" })];
    const ana = await join(db, "ana", { cohortIds: [river] });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: river }] });
    await join(db, "dana", { grants: [{ role: "coach", cohortId: creek }] });
    expect((await shownTo(db, ana)).coaching).toMatch(/^River: 0 goals,.* Read by Cora Whitehorse\.$/);
    await db
      .update(roleGrants)
      .set({ grantedAt: new Date("2026-01-01"), endsAt: new Date("2026-02-01") })
      .where(eq(roleGrants.personId, cora.id));
    expect((await shownTo(db, ana)).coaching).toMatch(/Nobody coaches this cohort today\.$/);
    const femi = await join(db, "femi");
    expect(await shownTo(db, femi)).toMatchObject({
      artifacts: "You have started no work from a program.",
      instruments: "You have answered no questionnaire with your name.",
      coaching: "You learn in no cohort today.",
    });
  }));

test("what waits for the agreement is said to be read by nobody, until it is accepted", () =>
  inDatabase(async (db) => {
    const river = await aCohort(db, { name: "River" });
    const ana = await join(db, "ana", { cohortIds: [river] });
    await join(db, "bea", { cohortIds: [river] });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: river }] });
    await join(db, "dana", { grants: [{ role: "coach" }] });
    await setGoal(db, ana, { id: crypto.randomUUID(), cohortId: river, words: goal });
    await handedInArtifact(db, ana, river);
    const reading = { artifacts: /Read by Cora/, reflections: /Cora.*can read .*Dana.*can read .*in River can read/ };
    const before = await shownTo(db, ana);
    expect(before).toMatchObject({
      artifacts: expect.stringMatching(reading.artifacts),
      reflections: expect.stringMatching(reading.reflections),
      coaching: expect.not.stringContaining("until"),
    });
    await writeAgreement(db, cora, river, words);
    expect(await shownTo(db, ana)).toMatchObject({
      artifacts: "River: one piece of work handed in. Nobody reads it until you accept the agreement of the cohort.",
      reflections: expect.stringMatching(
        /Cora.*can read nothing .*Dana.*can read nothing .*Nobody in River can read what you share until/,
      ),
      coaching: expect.stringMatching(/River: until you accept the agreement, your goals are read by nobody\.$/),
    });
    await acceptAgreement(db, ana, { cohortId: river, version: 1 });
    expect(await shownTo(db, ana)).toEqual(before);
  }));
