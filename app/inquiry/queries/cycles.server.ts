import { and, desc, eq, gt, notInArray, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { inquiryCycles, inquiryMeasures, inquiryQuestions, inquiryTexts } from "#db/schema/inquiry.ts";
import type { CycleRelation } from "../cycle.ts";
import type { Step, StepTexts } from "../step.ts";
import { relationOf } from "./access.server.ts";

export type Cycle = typeof inquiryCycles.$inferSelect;

/** A person's part in a cycle; null if they may not open it. */
export async function findRelation(db: Db, person: Person, id: string): Promise<CycleRelation | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<{ relation: CycleRelation | null }>(
    sql`select ${relationOf(person)} as relation from inquiry_cycles c where c.id = ${id}`,
  );
  return row?.relation ?? null;
}

/** A cycle that the person may open, locked until the caller's transaction ends; null for anyone else. */
export async function lockCycle(
  db: Db,
  person: Person,
  id: string,
): Promise<{ cycle: Cycle; relation: CycleRelation } | null> {
  if (!isId(id)) return null;
  const [cycle] = await db.select().from(inquiryCycles).where(eq(inquiryCycles.id, id)).for("update");
  // Read after the lock: somebody may have joined or left meanwhile.
  const relation = cycle && (await findRelation(db, person, id));
  return cycle && relation ? { cycle, relation } : null;
}

/** False if the id, or the number in its line, exists already. */
export async function insertCycle(db: Db, cycle: typeof inquiryCycles.$inferInsert): Promise<boolean> {
  const made = await db.insert(inquiryCycles).values(cycle).onConflictDoNothing().returning({ id: inquiryCycles.id });
  return made.length > 0;
}

/** The caller holds the cycle's lock. */
export async function updateCycle(
  db: Db,
  id: string,
  change: Partial<Omit<Cycle, "id" | "lineId" | "number" | "createdAt">>,
): Promise<void> {
  await db.update(inquiryCycles).set(change).where(eq(inquiryCycles.id, id));
}

export type StepVersion = { revision: number; texts: StepTexts; savedBy: string | null };

/** The newest version of a step; null before anything was written. */
export async function findNewestTexts(db: Db, cycleId: string, step: Step): Promise<StepVersion | null> {
  const [row] = await db
    .select({ revision: inquiryTexts.revision, texts: inquiryTexts.texts, savedBy: inquiryTexts.savedBy })
    .from(inquiryTexts)
    .where(and(eq(inquiryTexts.cycleId, cycleId), eq(inquiryTexts.step, step)))
    .orderBy(desc(inquiryTexts.revision))
    .limit(1);
  return row ?? null;
}

export async function insertTexts(db: Db, version: typeof inquiryTexts.$inferInsert): Promise<void> {
  await db.insert(inquiryTexts).values(version);
}

export type Question = { position: number; question: string; prediction: string };

export async function listQuestions(db: Db, cycleId: string): Promise<Question[]> {
  return db
    .select({
      position: inquiryQuestions.position,
      question: inquiryQuestions.question,
      prediction: inquiryQuestions.prediction,
    })
    .from(inquiryQuestions)
    .where(eq(inquiryQuestions.cycleId, cycleId))
    .orderBy(inquiryQuestions.position);
}

/** Replaces the questions of a cycle. */
export async function replaceQuestions(db: Db, cycleId: string, questions: readonly Question[]): Promise<void> {
  await db.delete(inquiryQuestions).where(eq(inquiryQuestions.cycleId, cycleId));
  if (questions.length > 0) {
    await db.insert(inquiryQuestions).values(questions.map((question) => ({ cycleId, ...question })));
  }
}

export async function listMeasures(db: Db, cycleId: string) {
  const { id, position, name, definition, unit, kind, predictedLow, predictedHigh } = inquiryMeasures;
  return db
    .select({ id, position, name, definition, unit, kind, predictedLow, predictedHigh })
    .from(inquiryMeasures)
    .where(eq(inquiryMeasures.cycleId, cycleId))
    .orderBy(position);
}

/** Adds each measure at its position, or changes the one that is there. */
export async function upsertMeasures(
  db: Db,
  cycleId: string,
  measures: readonly Omit<typeof inquiryMeasures.$inferInsert, "id" | "cycleId">[],
): Promise<void> {
  if (measures.length === 0) return;
  await db
    .insert(inquiryMeasures)
    .values(measures.map((measure) => ({ ...measure, cycleId })))
    .onConflictDoUpdate({
      target: [inquiryMeasures.cycleId, inquiryMeasures.position],
      set: {
        name: sql`excluded.name`,
        definition: sql`excluded.definition`,
        unit: sql`excluded.unit`,
        kind: sql`excluded.kind`,
        predictedLow: sql`excluded.predicted_low`,
        predictedHigh: sql`excluded.predicted_high`,
      },
    });
}

/** Deletes the measures of a cycle at other positions than these. */
export async function deleteMeasuresBut(db: Db, cycleId: string, positions: readonly number[]): Promise<void> {
  await db
    .delete(inquiryMeasures)
    .where(and(eq(inquiryMeasures.cycleId, cycleId), notInArray(inquiryMeasures.position, [...positions])));
}

/** The id of the cycle after one in its line; null if it is the last. */
export async function findNextCycle(db: Db, { lineId, number }: Pick<Cycle, "lineId" | "number">) {
  const [row] = await db
    .select({ id: inquiryCycles.id, number: inquiryCycles.number })
    .from(inquiryCycles)
    .where(and(eq(inquiryCycles.lineId, lineId), gt(inquiryCycles.number, number)))
    .orderBy(inquiryCycles.number)
    .limit(1);
  return row ?? null;
}
