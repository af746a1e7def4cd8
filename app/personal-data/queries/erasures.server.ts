import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { erasures, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export type Erasure = typeof erasures.$inferSelect;

const isOpen = and(isNull(erasures.cancelledAt), isNull(erasures.erasedAt));

/** Locks a person's account row until the caller's transaction ends; null if it is gone. */
export async function lockPerson(db: Db, personId: string) {
  const { id, name, email, language, timeZone, erasureDueAt } = people;
  const [row] = await db
    .select({ id, name, email, language, timeZone, erasureDueAt })
    .from(people)
    .where(eq(people.id, personId))
    .for("update");
  return row ?? null;
}

export async function insertErasure(db: Db, erasure: { personId: string; dueAt: Date; undoHash: Buffer }) {
  const [row] = await db.insert(erasures).values(erasure).returning({ id: erasures.id });
  if (!row) throw new Error("An erasure was not written.");
  return row.id;
}

/** Locks an erasure, open or not; null if there is none. */
export async function lockErasure(db: Db, id: string): Promise<Erasure | null> {
  const [row] = await db.select().from(erasures).where(eq(erasures.id, id)).for("update");
  return row ?? null;
}

export async function lockOpenErasureOf(db: Db, personId: string): Promise<Erasure | null> {
  const [row] = await db
    .select()
    .from(erasures)
    .where(and(eq(erasures.personId, personId), isOpen))
    .for("update");
  return row ?? null;
}

/** The person whose erasure a mailed link can still cancel. */
export async function findErasureByLink(db: Db, undoHash: Buffer): Promise<{ personId: string; dueAt: Date } | null> {
  const { personId, dueAt } = erasures;
  const [row] = await db
    .select({ personId, dueAt })
    .from(erasures)
    .where(and(eq(erasures.undoHash, undoHash), isOpen, gt(erasures.dueAt, momentOf())));
  return row ?? null;
}

export async function updateErasureCancelled(db: Db, id: string): Promise<void> {
  await db.update(erasures).set({ cancelledAt: momentOf(), undoHash: null }).where(eq(erasures.id, id));
}

export async function updateErasureDone(db: Db, id: string, counts: Record<string, number>): Promise<void> {
  await db.update(erasures).set({ erasedAt: momentOf(), undoHash: null, counts }).where(eq(erasures.id, id));
}

export async function updateErasureDueAt(db: Db, personId: string, erasureDueAt: Date | null): Promise<void> {
  await db.update(people).set({ erasureDueAt }).where(eq(people.id, personId));
}

/** Erasures that are well overdue without a job having done them: the queue may have been restored from a backup. */
export async function listOverdueErasures(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: erasures.id })
    .from(erasures)
    .where(and(isOpen, sql`${erasures.dueAt} < ${momentOf()} - interval '1 hour'`))
    .orderBy(erasures.dueAt)
    .limit(1000);
  return rows.map(({ id }) => id);
}
