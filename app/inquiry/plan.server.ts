import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { Saved } from "./cycle.server.ts";
import { isSameQuestions, type Plan, type PlannedMeasure } from "./plan.ts";
import { isSamePredicted, notPredicted } from "./predicted.ts";
import {
  type Cycle,
  deleteMeasuresBut,
  findNewestTexts,
  insertTexts,
  listMeasures,
  listQuestions,
  lockCycle,
  replaceQuestions,
  updateCycle,
  upsertMeasures,
} from "./queries/cycles.server.ts";
import { listMeasuresInUse } from "./queries/entries.server.ts";
import { isSameTexts, type StepTexts } from "./step.ts";

export type PlanSaved =
  | Saved
  /** A point came before: predictions and questions stay as they were. */
  | { outcome: "locked" }
  /** A measure that has points was emptied, or what it counts was changed; its position. */
  | { outcome: "measured"; position: number };

/**
 * Saves a member's plan. Questions and predictions lock with the cycle's first point, and a measure with its own first
 * point. `base` is the revision that the page showed.
 */
export async function savePlan(
  db: Db,
  person: Person,
  cycleId: string,
  { plan, base }: { plan: Plan; base: number },
): Promise<PlanSaved> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return { outcome: "missing" };
    const { cycle } = found;
    const questions = await listQuestions(db, cycleId);
    const isChanged = !isSameQuestions(questions, plan.questions);
    const measures = await listMeasures(db, cycleId);
    const isRepredicted = plan.measures.some(
      ({ position, ...now }) =>
        !isSamePredicted(now, measures.find((old) => old.position === position) ?? notPredicted),
    );
    if (cycle.lockedAt !== null && (isChanged || isRepredicted)) return { outcome: "locked" };
    const inUse = new Set(await listMeasuresInUse(db, cycleId));
    const broken = measures.find((old) => {
      const now = plan.measures.find(({ position }) => position === old.position);
      return inUse.has(old.id) && (!now || now.kind !== old.kind || now.definition !== old.definition);
    });
    if (broken) return { outcome: "measured", position: broken.position };
    if (!isChanged && isSamePlan(plan, { cycle, measures, texts: await newestPlan(db, cycleId) })) {
      return { outcome: "saved", revision: cycle.planRevision };
    }
    if (base !== cycle.planRevision) {
      return { outcome: "changed_meanwhile", texts: await newestPlan(db, cycleId) };
    }
    const savedAt = currentTime();
    const revision = cycle.planRevision + 1;
    const { title, startsOn, endsOn, dataEvery, texts } = plan;
    await insertTexts(db, { cycleId, step: "plan", revision, texts, savedBy: person.id, savedAt });
    if (isChanged) await replaceQuestions(db, cycleId, plan.questions);
    await upsertMeasures(db, cycleId, plan.measures);
    const kept = plan.measures.map(({ position }) => position);
    await deleteMeasuresBut(db, cycleId, kept);
    await updateCycle(db, cycleId, { title, startsOn, endsOn, dataEvery, planRevision: revision, updatedAt: savedAt });
    return { outcome: "saved", revision };
  });
}

async function newestPlan(db: Db, cycleId: string): Promise<StepTexts> {
  return (await findNewestTexts(db, cycleId, "plan"))?.texts ?? {};
}

type Before = { cycle: Cycle; measures: readonly PlannedMeasure[]; texts: StepTexts };

function isSamePlan(plan: Plan, { cycle, measures, texts }: Before): boolean {
  const facts = ({ title, startsOn, endsOn, dataEvery }: Pick<Plan, "title" | "startsOn" | "endsOn" | "dataEvery">) =>
    JSON.stringify([title, startsOn, endsOn, dataEvery]);
  const rows = (list: readonly PlannedMeasure[]) =>
    JSON.stringify(
      list.map(({ position, name, definition, unit, kind, predictedLow, predictedHigh }) => [
        ...[position, name, definition, unit, kind],
        ...[predictedLow, predictedHigh],
      ]),
    );
  return (
    facts(plan) === facts(cycle) && rows(plan.measures) === rows(measures) && isSameTexts("plan", plan.texts, texts)
  );
}
