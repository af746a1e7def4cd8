import { expect, test } from "vitest";
import { decide, startNextCycle } from "#app/inquiry/cycle.server.ts";
import { recordEntries } from "#app/inquiry/entry.server.ts";
import { savePlan } from "#app/inquiry/plan.server.ts";
import { findCyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { inviteToCycle, joinCycle, leaveCycle } from "#app/inquiry/team.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aCycle, aPlan, aPoint } from "./cycles.ts";

test("phones of one team that come back at once keep each point once, and a prediction is never changed after one", () =>
  withCommittedDatabase(async (db) => {
    const river = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [river] });
    const bea = await join(db, "bea", { cohortIds: [river] });
    const { cycleId, measureId } = await aCycle(db, ana);
    await inviteToCycle(db, ana, cycleId, bea.id);
    await joinCycle(db, bea, cycleId);
    const points = [aPoint("2026-03-04", 18), aPoint("2026-03-02", 15), aPoint("2026-03-02", 15)];
    const sends = [ana, bea].flatMap((person) =>
      Array.from({ length: 4 }, () => recordEntries(db, person, cycleId, { key: person.id, measureId, points })),
    );
    const guess = (prediction: string) =>
      aPlan({ questions: [{ position: 1, question: "Do more arrive on time?", prediction }] });
    const [plan, ...recorded] = await Promise.all([
      savePlan(db, bea, cycleId, { plan: guess("Wiser."), base: 2 }),
      ...sends,
    ]);
    expect(recorded.reduce((sum, each) => sum + ("added" in each ? each.added : 0), 0)).toBe(6);
    const page = await findCyclePage(db, ana, cycleId);
    expect(page?.entries).toHaveLength(6);
    expect(page?.questions[0]?.prediction).toBe(plan.outcome === "saved" ? "Wiser." : "About 18 of 24.");
    const late = await savePlan(db, ana, cycleId, { plan: guess("Late."), base: page?.texts.plan.revision ?? 0 });
    expect(late).toEqual({ outcome: "locked" });

    // Two decisions and two next cycles at once are one line, and a team does not empty itself.
    const act = { decision: "adapt" as const, texts: { reasons: "So." }, base: 0 };
    const decided = await Promise.all([decide(db, ana, cycleId, act), decide(db, bea, cycleId, act)]);
    expect(decided.map(({ outcome }) => outcome)).toEqual(["saved", "saved"]);
    const next = await Promise.all(
      [ana, bea, ana].map((each) => startNextCycle(db, each, cycleId, crypto.randomUUID())),
    );
    expect(new Set(next.map((each) => JSON.stringify(each))).size).toBe(1);
    const left = await Promise.all([leaveCycle(db, ana, cycleId), leaveCycle(db, bea, cycleId)]);
    expect(left.toSorted()).toEqual(["done", "last"]);
  }));
