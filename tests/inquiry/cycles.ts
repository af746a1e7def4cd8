import type { Person } from "#app/identity/person/person.ts";
import { startCycle } from "#app/inquiry/cycle.server.ts";
import { recordEntries } from "#app/inquiry/entry.server.ts";
import { savePlan } from "#app/inquiry/plan.server.ts";
import type { Plan } from "#app/inquiry/plan.ts";
import { findCyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { shareCycle } from "#app/inquiry/team.server.ts";
import type { Db } from "#db/client.server.ts";

/** A small plan with one question, its prediction and a measure. */
export const aPlan = (given: Partial<Plan> = {}): Plan => ({
  title: "Greeting at the door",
  startsOn: "2026-03-02",
  endsOn: "2026-03-06",
  dataEvery: 1,
  texts: { problem: "We start with rules.", change: "Greet each student by name.", room: "Room 12" },
  questions: [{ position: 1, question: "Do more arrive on time?", prediction: "About 18 of 24." }],
  measures: [
    {
      ...{ position: 1, name: "On time", definition: "In the room at 8:05", unit: "", kind: "share" as const },
      ...{ predictedLow: 75, predictedHigh: 75 },
    },
  ],
  ...given,
});

/** A planned cycle of one person; the ids of it and of its first measure. */
export async function aCycle(db: Db, person: Person, given: Partial<Plan> = {}) {
  const cycleId = crypto.randomUUID();
  const { title, texts } = aPlan(given);
  await startCycle(db, person, { id: cycleId, kind: "cycle", title, texts, organizationId: null });
  const saved = await savePlan(db, person, cycleId, { plan: aPlan(given), base: 1 });
  if (saved.outcome !== "saved") throw new Error(`not saved: ${saved.outcome}`);
  const page = await findCyclePage(db, person, cycleId);
  return { cycleId, measureId: page?.measures[0]?.id ?? "" };
}

export const aPoint = (happenedOn: string, value: number, text = "") => ({ happenedOn, value, outOf: 24, text });

/** The same with a point, shared with the coaches of a cohort. */
export async function aSharedCycle(db: Db, person: Person, cohortId: string) {
  const { cycleId, measureId } = await aCycle(db, person);
  await recordEntries(db, person, cycleId, { key: "one", measureId, points: [aPoint("2026-03-02", 15)] });
  if ((await shareCycle(db, person, cycleId, cohortId)) !== "done") throw new Error("not shared");
  const page = await findCyclePage(db, person, cycleId);
  return { cycleId, measureId, entryId: page?.entries[0]?.id ?? "" };
}
