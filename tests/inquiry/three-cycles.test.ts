import { expect, test } from "vitest";
import { deskFor } from "#app/cohorts/desk/desk.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { decide, saveStep, startNextCycle } from "#app/inquiry/cycle.server.ts";
import { changeEntry, recordEntries } from "#app/inquiry/entry.server.ts";
import { readEntryForm, readPasteForm } from "#app/inquiry/entry-form.ts";
import { ownCycleFor } from "#app/inquiry/lesson/own-cycle.server.ts";
import { lineSeriesOf } from "#app/inquiry/line-series.ts";
import { savePlan } from "#app/inquiry/plan.server.ts";
import { findCyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { listRemoved } from "#app/inquiry/queries/entries.server.ts";
import { listLineSeries } from "#app/inquiry/queries/line-series.server.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { inviteToCycle, joinCycle, leaveCycle, shareCycle } from "#app/inquiry/team.server.ts";
import { readRunChart } from "#app/statistics/run-chart.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aCycle, aPlan } from "./cycles.ts";

const today = "2026-03-31";

const pageOf = async (db: Db, person: Person, id: string) => {
  const page = await findCyclePage(db, person, id);
  if (!page) throw new Error("not open");
  return page;
};

/** Sends one entry as a device does: what was typed, with the key of its draft. */
async function send(db: Db, person: Person, cycleId: string, typed: Record<string, string>) {
  const { measures } = await pageOf(db, person, cycleId);
  const given: Record<string, string> = { measure: measures[0]?.id ?? "", ...typed };
  const entry = readEntryForm((name) => given[name] ?? "", measures, today);
  if ("words" in entry) return entry.words;
  const { measureId, point } = entry;
  return recordEntries(db, person, cycleId, { key: given.key ?? "", measureId, points: [point] });
}

async function paste(db: Db, person: Person, cycleId: string, pasted: string) {
  const { measures } = await pageOf(db, person, cycleId);
  const given: Record<string, string> = { pasteMeasure: measures[0]?.id ?? "", pasted };
  const read = readPasteForm((name) => given[name] ?? "", measures, today);
  if (!("points" in read)) throw new Error(read.words);
  const { measureId, points, words } = read;
  const recorded = await recordEntries(db, person, cycleId, { key: "pasted", measureId, points });
  const { added, removed } = "added" in recorded ? recorded : { added: 0, removed: 0 };
  return { added, removed, unread: words?.match(/Line \d+/g) ?? [] };
}

async function next(db: Db, person: Person, cycleId: string): Promise<string> {
  const started = await startNextCycle(db, person, cycleId, crypto.randomUUID());
  if (started.outcome !== "started") throw new Error(started.outcome);
  return started.cycleId;
}

test("a team plays three cycles, partly offline, and no point is lost", () =>
  inDatabase(async (db) => {
    const river = await aCohort(db, { name: "River" });
    const ana = await join(db, "ana", { cohortIds: [river] });
    const bea = await join(db, "bea", { cohortIds: [river] });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: river }] });
    const { cycleId: first } = await aCycle(db, ana);
    await inviteToCycle(db, ana, first, bea.id);
    await joinCycle(db, bea, first);
    await shareCycle(db, ana, first, river);

    // Bea's phone was offline for a week: Ana decided meanwhile, and the entries come later, twice, and out of order.
    await send(db, ana, first, { day: "2026-03-02", value: "15 of 24", key: "ana 1" });
    const texts = { reasons: "The bus came late.", nextChange: "Greet at the bus." };
    await decide(db, ana, first, { decision: "adapt", texts, base: 0 });
    const second = await next(db, ana, first);
    const offline = [6, 3, 5, 4, 4].map((day, at) => ({ day: `3/${day}/2026`, value: "17/24", key: `bea ${at}` }));
    for (const typed of [...offline, ...offline]) await send(db, bea, first, typed);
    expect((await pageOf(db, ana, first)).entries.map(({ happenedOn }) => happenedOn)).toEqual(
      ["02", "03", "04", "04", "05", "06"].map((day) => `2026-03-${day}`),
    );

    // The second starts without predictions; 400 cells come at once, some of them unreadable, and once more with a new one.
    const planned = await pageOf(db, bea, second);
    expect([planned.questions[0]?.prediction, planned.measures[0]?.predictedLow]).toEqual(["", null]);
    const plan = aPlan({ title: "Greeting at the bus", texts: { change: "Greet at the bus." } });
    expect(await savePlan(db, bea, second, { plan, base: 1 })).toMatchObject({ outcome: "saved" });
    const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + ((n * 7) % 398))).toISOString().slice(0, 10);
    const cells = Array.from({ length: 398 }, (_, n) => `${day(n)}\t${12 + (n % 12)}\t24`);
    const unreadable = ["2026-04-01\t20\t24", "3/9/2026\tmany\t24"];
    const sheet = [...cells.slice(0, 200), ...unreadable, ...cells.slice(200)].join("\r\n");
    expect(await paste(db, bea, second, sheet)).toEqual({ added: 398, removed: 0, unread: ["Line 201", "Line 202"] });
    expect(await paste(db, bea, second, `${cells.join("\n")}\n3/30/2026\t20\t24`)).toEqual({
      added: 1,
      removed: 0,
      unread: [],
    });
    // What the team removed stays so when the sheet is pasted once more, and can be brought back.
    const removed = (await pageOf(db, bea, second)).entries[0]?.id ?? "";
    await changeEntry(db, bea, { cycleId: second, entryId: removed }, { isRemoved: true });
    expect(await paste(db, bea, second, cells.join("\n"))).toMatchObject({ added: 0, removed: 1 });
    expect((await listRemoved(db, second)).map(({ id }) => id)).toEqual([removed]);
    await changeEntry(db, ana, { cycleId: second, entryId: removed }, { isRemoved: false });
    expect(await listRemoved(db, second)).toEqual([]);
    expect(await send(db, bea, second, { day: "2026-04-01", value: "3 of 24" })).toBe("This day has not come yet.");
    const { measures, entries } = await pageOf(db, ana, second);
    const [series] = seriesOf(measures, entries);
    const days = series?.points.map(({ on }) => on) ?? [];
    expect(days).toEqual(days.toSorted());
    expect(readRunChart(series?.points.map(({ value }) => value) ?? []).medianFrom).toBe(399);
    const guess = aPlan({ questions: [{ position: 1, question: "Do more arrive on time?", prediction: "All." }] });
    expect(await savePlan(db, ana, second, { plan: guess, base: 2 })).toEqual({ outcome: "locked" });
    await decide(db, bea, second, { decision: "adapt", texts: { reasons: "It held." }, base: 0 });

    // In the third, Bea leaves; her points stay, and what her phone still holds is refused, not half kept.
    const third = await next(db, bea, second);
    await send(db, bea, third, { day: "2026-03-30", value: "21 of 24", key: "bea 9" });
    await leaveCycle(db, bea, third);
    const late = { key: "bea 10", measureId: null, points: [] };
    expect(await recordEntries(db, bea, third, late)).toEqual({ outcome: "missing" });
    await saveStep(db, ana, third, { step: "study", texts: { learned: "The bus is the door." }, base: 0 });
    await decide(db, ana, third, { decision: "adopt", texts: { reasons: "It is routine." }, base: 0 });
    const { line, entries: kept } = await pageOf(db, ana, third);
    expect(line.map(({ number, decision }) => [number, decision])).toEqual([
      [1, "adapt"],
      [2, "adapt"],
      [3, "adopt"],
    ]);
    expect(kept.map(({ recordedBy }) => recordedBy)).toEqual([bea.name]);

    // One chart follows the measure across the cycles that a person may read: not the third, which Bea left.
    const lineFor = async (person: Person) =>
      (await listLineSeries(db, person, first)).map(({ number, entries }) => [number, entries.length]);
    expect(await lineFor(ana)).toEqual([
      [1, 6],
      [2, 399],
      [3, 1],
    ]);
    expect(await lineFor(bea)).toEqual([
      [1, 6],
      [2, 399],
    ]);
    expect(await lineFor(cora)).toEqual([[1, 6]]);
    expect(lineSeriesOf(await listLineSeries(db, ana, first))).toMatchObject([{ measure: { name: "On time" } }]);

    // The coach's desk has what is shared; a lesson shows the one that is chosen, else the one that changed last.
    expect((await deskFor(db, cora, new Date())).cycles.map(({ id, facts }) => [id, facts])).toEqual([
      [first, "Adapting"],
    ]);
    expect((await ownCycleFor(db, ana, null)).cycle?.id).toBe(third);
    expect((await ownCycleFor(db, bea, null)).cycle?.id).toBe(second);
    expect((await ownCycleFor(db, bea, third)).cycle?.id).toBe(second);
    expect((await ownCycleFor(db, ana, first)).cycle).toMatchObject({ id: first, isLocked: true, decision: "adapt" });
    expect(await ownCycleFor(db, cora, first)).toMatchObject({ cycle: null, others: [] });
    await shareCycle(db, ana, first, null);
    expect((await deskFor(db, cora, new Date())).cycles).toEqual([]);
  }));
