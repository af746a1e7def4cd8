import { expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { decide, saveStep, startNextCycle } from "#app/inquiry/cycle.server.ts";
import { changeEntry, recordEntries } from "#app/inquiry/entry.server.ts";
import { savePlan } from "#app/inquiry/plan.server.ts";
import { findCyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { inviteToCycle, joinCycle, leaveCycle, shareCycle } from "#app/inquiry/team.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aCycle, aPlan, aPoint } from "./cycles.ts";

const pageOf = async (db: Db, person: Person, id: string) => {
  const page = await findCyclePage(db, person, id);
  if (!page) throw new Error("not open");
  return page;
};

test("predictions can change until the first point, and never again, while the rest of the plan may", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId, measureId } = await aCycle(db, ana);
    const question = { position: 1, question: "Do more arrive on time?" };
    const wiser = aPlan({ questions: [{ ...question, prediction: "About 20 of 24." }] });
    expect(await savePlan(db, ana, cycleId, { plan: wiser, base: 2 })).toEqual({ outcome: "saved", revision: 3 });
    await recordEntries(db, ana, cycleId, { key: "a", measureId, points: [aPoint("2026-03-02", 15)] });
    const late = aPlan({ questions: [{ ...question, prediction: "15 of 24, of course." }] });
    expect(await savePlan(db, ana, cycleId, { plan: late, base: 3 })).toEqual({ outcome: "locked" });
    const [measure] = aPlan().measures;
    if (!measure) throw new Error("no measure");
    const surer = { ...wiser, measures: [{ ...measure, predictedLow: 60, predictedHigh: 65 }] };
    expect(await savePlan(db, ana, cycleId, { plan: surer, base: 3 })).toEqual({ outcome: "locked" });
    const added = { ...wiser, measures: [measure, { ...measure, position: 2, name: "Greeted" }] };
    expect(await savePlan(db, ana, cycleId, { plan: added, base: 3 })).toEqual({ outcome: "locked" });
    const room = { ...wiser, texts: { ...wiser.texts, room: "Room 14" } };
    expect(await savePlan(db, ana, cycleId, { plan: room, base: 3 })).toMatchObject({ outcome: "saved" });
    const page = await pageOf(db, ana, cycleId);
    expect(page.questions).toEqual(wiser.questions);
    expect(page.texts.plan.texts.room).toBe("Room 14");
    // Removing the point does not unlock them.
    await changeEntry(db, ana, { cycleId, entryId: page.entries[0]?.id ?? "" }, { isRemoved: true });
    expect(await savePlan(db, ana, cycleId, { plan: late, base: 4 })).toEqual({ outcome: "locked" });
  }));

test("a measure with points is not emptied or redefined, and one without points may be", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId, measureId } = await aCycle(db, ana);
    const [first] = aPlan().measures;
    if (!first) throw new Error("no measure");
    const second = { ...first, position: 2, name: "Minutes late", kind: "other" as const };
    const both = aPlan({ measures: [first, second] });
    expect(await savePlan(db, ana, cycleId, { plan: both, base: 2 })).toMatchObject({ outcome: "saved" });
    await recordEntries(db, ana, cycleId, { key: "a", measureId, points: [aPoint("2026-03-02", 15)] });
    const only = (measures: typeof both.measures) => ({ plan: aPlan({ measures }), base: 3 });
    expect(await savePlan(db, ana, cycleId, only([second]))).toEqual({ outcome: "measured", position: 1 });
    const redefined = { ...first, definition: "Anywhere in the building" };
    expect(await savePlan(db, ana, cycleId, only([redefined]))).toEqual({ outcome: "measured", position: 1 });
    expect(await savePlan(db, ana, cycleId, only([{ ...first, name: "Here by 8:05" }]))).toMatchObject({
      outcome: "saved",
    });
    expect((await pageOf(db, ana, cycleId)).measures.map(({ name }) => name)).toEqual(["Here by 8:05"]);
  }));

test("points sent twice are kept once, two of one day are both kept, and they are read in the order of days", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId, measureId } = await aCycle(db, ana);
    const points = [aPoint("2026-03-04", 18), aPoint("2026-03-02", 15), aPoint("2026-03-02", 15)];
    const sent = { key: "phone", measureId, points };
    expect(await recordEntries(db, ana, cycleId, sent)).toMatchObject({ outcome: "recorded", added: 3 });
    expect(await recordEntries(db, ana, cycleId, sent)).toMatchObject({ outcome: "recorded", added: 0 });
    await recordEntries(db, ana, cycleId, { ...sent, key: "tablet", points: [aPoint("2026-03-03", 17)] });
    const shown = (await pageOf(db, ana, cycleId)).entries.map(({ happenedOn, value }) => [happenedOn, value]);
    expect(shown).toEqual([
      ["2026-03-02", 15],
      ["2026-03-02", 15],
      ["2026-03-03", 17],
      ["2026-03-04", 18],
    ]);
  }));

test("400 points come in one statement and none is lost", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId, measureId } = await aCycle(db, ana);
    const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
    const points = Array.from({ length: 400 }, (_, n) => aPoint(day(n), n % 24));
    await recordEntries(db, ana, cycleId, { key: "pasted", measureId, points });
    expect((await pageOf(db, ana, cycleId)).entries).toHaveLength(400);
  }));

test("a decision starts the next cycle once, filled in, without predictions, with the team, shared with nobody", () =>
  inDatabase(async (db) => {
    const river = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [river] });
    const bea = await join(db, "bea", { cohortIds: [river] });
    const { cycleId } = await aCycle(db, ana);
    await shareCycle(db, ana, cycleId, river);
    await inviteToCycle(db, ana, cycleId, bea.id);
    await joinCycle(db, bea, cycleId);
    expect(await startNextCycle(db, ana, cycleId, crypto.randomUUID())).toEqual({ outcome: "undecided" });
    const texts = { reasons: "Late buses.", nextChange: "Greet at the bus." };
    expect(await decide(db, bea, cycleId, { decision: "adapt", texts, base: 0 })).toMatchObject({ outcome: "saved" });
    const [one, other] = [
      await startNextCycle(db, ana, cycleId, crypto.randomUUID()),
      await startNextCycle(db, bea, cycleId, crypto.randomUUID()),
    ];
    expect(one.outcome).toBe("started");
    expect(other).toEqual(one);
    const next = await pageOf(db, bea, "cycleId" in one ? one.cycleId : "");
    expect(next).toMatchObject({ number: 2, sharedCohort: null, decision: null, isLocked: false, entries: [] });
    expect(next.texts.plan.texts).toMatchObject({ change: "Greet at the bus.", problem: "We start with rules." });
    expect(next.questions).toEqual([{ position: 1, question: "Do more arrive on time?", prediction: "" }]);
    expect(next.measures.map(({ name }) => name)).toEqual(["On time"]);
    expect(next.line.map(({ number, decision }) => [number, decision])).toEqual([
      [1, "adapt"],
      [2, null],
    ]);
    expect(await decide(db, ana, cycleId, { decision: "adopt", texts, base: 1 })).toEqual({ outcome: "has_next" });
  }));

test("a member who leaves can no longer open the cycle, their points stay, and the last member cannot leave", () =>
  inDatabase(async (db) => {
    const river = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [river] });
    const bea = await join(db, "bea", { cohortIds: [river] });
    const femi = await join(db, "femi");
    const { cycleId, measureId } = await aCycle(db, ana);
    expect(await inviteToCycle(db, ana, cycleId, femi.id)).toBe("missing"); // shares no cohort, no organization
    expect(await inviteToCycle(db, ana, cycleId, bea.id)).toBe("done");
    const sent = { key: "a", measureId, points: [aPoint("2026-03-02", 15)] };
    expect(await recordEntries(db, bea, cycleId, sent)).toEqual({ outcome: "missing" });
    expect(await joinCycle(db, bea, cycleId)).toBe("done");
    expect(await recordEntries(db, bea, cycleId, sent)).toMatchObject({ outcome: "recorded", added: 1 });
    expect(await leaveCycle(db, bea, cycleId)).toBe("done");
    expect(await findCyclePage(db, bea, cycleId)).toBeNull();
    expect(await leaveCycle(db, ana, cycleId)).toBe("last");
    const { entries, team } = await pageOf(db, ana, cycleId);
    expect(entries).toMatchObject([{ value: 15, recordedBy: bea.name }]);
    expect(team.map(({ name, state }) => [name, state])).toEqual([
      [ana.name, "member"],
      [bea.name, "former"],
    ]);
    expect(await inviteToCycle(db, ana, cycleId, bea.id)).toBe("done");
    expect((await pageOf(db, bea, cycleId)).relation).toBe("invited");
  }));

test("a step saved from an older page is refused, and every version stays", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { cycleId } = await aCycle(db, ana);
    const save = (learned: string, base: number) =>
      saveStep(db, ana, cycleId, { step: "study", texts: { learned }, base });
    expect(await save("One", 0)).toEqual({ outcome: "saved", revision: 1 });
    expect(await save("One", 0)).toEqual({ outcome: "saved", revision: 1 });
    expect(await save("Two", 0)).toMatchObject({ outcome: "changed_meanwhile", texts: { learned: "One" } });
    expect(await save("Two", 1)).toEqual({ outcome: "saved", revision: 2 });
  }));
