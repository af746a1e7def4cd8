import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { CycleKind, Decision } from "./cycle.ts";
import type { Plan } from "./plan.ts";
import { notPredicted } from "./predicted.ts";
import {
  findNewestTexts,
  findNextCycle,
  insertCycle,
  insertTexts,
  listMeasures,
  listQuestions,
  lockCycle,
  replaceQuestions,
  updateCycle,
  upsertMeasures,
} from "./queries/cycles.server.ts";
import { insertMembers, listMemberIds } from "./queries/members.server.ts";
import { isSameTexts, type Step, type StepTexts } from "./step.ts";

/** Starts a cycle with its starter as the only member. The same id sent twice starts one. */
export async function startCycle(
  db: Db,
  person: Person,
  given: { id: string; kind: CycleKind; organizationId: string | null } & Pick<Plan, "title" | "texts">,
): Promise<void> {
  const { id, kind, title, texts } = given;
  const organizationId = person.organizationIds.find((each) => each === given.organizationId) ?? null;
  await db.transaction(async (db) => {
    const isNew = await insertCycle(db, { id, lineId: id, kind, title, organizationId, planRevision: 1 });
    if (!isNew) return;
    await insertMembers(db, id, [person.id]);
    await insertTexts(db, { cycleId: id, step: "plan", revision: 1, texts, savedBy: person.id });
  });
}

export type Saved =
  | { outcome: "saved"; revision: number }
  | { outcome: "missing" }
  /** Somebody of the team saved it after the form's page was opened. */
  | { outcome: "changed_meanwhile"; texts: StepTexts };

/**
 * Saves what a member wrote at a step as its newest version. `base` is the revision that the page showed: a save from
 * an older page is refused, so that nobody's words are overwritten unseen.
 */
export async function saveStep(
  db: Db,
  person: Person,
  cycleId: string,
  { step, texts, base }: { step: Exclude<Step, "plan">; texts: StepTexts; base: number },
): Promise<Saved> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return { outcome: "missing" };
    return saveTexts(db, person, { cycleId, step, texts, base });
  });
}

/** The caller holds the cycle's lock and has authorized the person. */
async function saveTexts(
  db: Db,
  person: Person,
  { cycleId, step, texts, base }: { cycleId: string; step: Step; texts: StepTexts; base: number },
): Promise<Exclude<Saved, { outcome: "missing" }>> {
  const newest = await findNewestTexts(db, cycleId, step);
  const revision = newest?.revision ?? 0;
  if (newest && isSameTexts(step, newest.texts, texts)) return { outcome: "saved", revision };
  if (newest && revision !== base) return { outcome: "changed_meanwhile", texts: newest.texts };
  const savedAt = currentTime();
  await insertTexts(db, { cycleId, step, revision: revision + 1, texts, savedBy: person.id, savedAt });
  await updateCycle(db, cycleId, { updatedAt: savedAt });
  return { outcome: "saved", revision: revision + 1 };
}

export type Decided = Saved | { outcome: "has_next" };

/** Saves a member's Act step with the decision. Once a next cycle was started, its decision stays. */
export async function decide(
  db: Db,
  person: Person,
  cycleId: string,
  { decision, texts, base }: { decision: Decision; texts: StepTexts; base: number },
): Promise<Decided> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return { outcome: "missing" };
    const { cycle } = found;
    if (cycle.decision !== decision && (await findNextCycle(db, cycle))) return { outcome: "has_next" };
    const saved = await saveTexts(db, person, { cycleId, step: "act", texts, base });
    if (saved.outcome === "saved" && cycle.decision !== decision) {
      await updateCycle(db, cycleId, { decision, decidedAt: currentTime(), updatedAt: currentTime() });
    }
    return saved;
  });
}

/**
 * Starts the next cycle of a line from a decided one: its plan, questions and measures without predictions, its team,
 * and what the decision said to change. It is not shared until the team shares it. Started twice, it is the same one.
 */
export async function startNextCycle(
  db: Db,
  person: Person,
  cycleId: string,
  id: string,
): Promise<{ outcome: "started"; cycleId: string } | { outcome: "missing" | "undecided" }> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return { outcome: "missing" };
    const { cycle } = found;
    if (cycle.decision === null) return { outcome: "undecided" };
    const existing = await findNextCycle(db, cycle);
    if (existing) return { outcome: "started", cycleId: existing.id };
    const plan = await findNewestTexts(db, cycleId, "plan");
    const act = await findNewestTexts(db, cycleId, "act");
    const nextChange = act?.texts.nextChange ?? "";
    const texts = { ...plan?.texts, ...(nextChange !== "" && { change: nextChange }) };
    const { lineId, number, kind, title, dataEvery, organizationId } = cycle;
    const row = { id, lineId, number: number + 1, kind, title, dataEvery, organizationId, planRevision: 1 };
    if (!(await insertCycle(db, row))) return { outcome: "missing" };
    await insertMembers(db, id, await listMemberIds(db, cycleId));
    await insertTexts(db, { cycleId: id, step: "plan", revision: 1, texts, savedBy: person.id });
    const questions = await listQuestions(db, cycleId);
    await replaceQuestions(
      db,
      id,
      questions.map((question) => ({ ...question, prediction: "" })),
    );
    const measures = await listMeasures(db, cycleId);
    await upsertMeasures(
      db,
      id,
      measures.map(({ id: _, ...measure }) => ({ ...measure, ...notPredicted })),
    );
    return { outcome: "started", cycleId: id };
  });
}
