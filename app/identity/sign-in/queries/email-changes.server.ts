import { and, eq, gt, gte, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { emailChanges } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export type EmailChange = typeof emailChanges.$inferSelect;

const canBeUndone = and(isNull(emailChanges.undoneAt), gt(emailChanges.undoUntil, momentOf()));

export async function insertEmailChange(
  db: Db,
  { undoDays, ...change }: Omit<typeof emailChanges.$inferInsert, "undoUntil"> & { undoDays: number },
) {
  await db
    .insert(emailChanges)
    .values({ ...change, undoUntil: sql`${momentOf()} + make_interval(days => ${undoDays})` });
}

/** A change that can still be undone. */
export async function findUndoableChange(db: Db, undoHash: Buffer): Promise<EmailChange | null> {
  const [row] = await db
    .select()
    .from(emailChanges)
    .where(and(eq(emailChanges.undoHash, undoHash), canBeUndone));
  return row ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockUndoableChange(db: Db, undoHash: Buffer): Promise<EmailChange | null> {
  const [row] = await db
    .select()
    .from(emailChanges)
    .where(and(eq(emailChanges.undoHash, undoHash), canBeUndone))
    .for("update");
  return row ?? null;
}

/** Undoes a change and every later one: a thief who used one of them cannot use another. */
export async function updateChangesUndone(
  db: Db,
  { personId, changedAt }: Pick<EmailChange, "personId" | "changedAt">,
) {
  await db
    .update(emailChanges)
    .set({ undoneAt: momentOf() })
    .where(and(eq(emailChanges.personId, personId), gte(emailChanges.changedAt, changedAt)));
}
