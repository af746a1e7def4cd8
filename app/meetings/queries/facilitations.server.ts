import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { facilitationSteps, facilitations, facilitationTurns } from "#db/schema/index.ts";

export type FacilitationRow = typeof facilitations.$inferSelect;

export async function findFacilitation(db: Db, meetingId: string): Promise<FacilitationRow | null> {
  const [row] = await db.select().from(facilitations).where(eq(facilitations.meetingId, meetingId));
  return row ?? null;
}

/** Locks a meeting's facilitation until the caller's transaction ends, making it where there is none. */
export async function lockFacilitation(db: Db, meetingId: string): Promise<FacilitationRow> {
  await db.insert(facilitations).values({ meetingId }).onConflictDoNothing();
  const [row] = await db.select().from(facilitations).where(eq(facilitations.meetingId, meetingId)).for("update");
  if (!row) throw new Error("a facilitation that was just made is not there");
  return row;
}

type Change = Partial<Omit<typeof facilitations.$inferInsert, "meetingId" | "revision" | "updatedAt">>;

export async function updateFacilitation(db: Db, meetingId: string, change: Change): Promise<void> {
  await db
    .update(facilitations)
    .set({ ...change, revision: sql`${facilitations.revision} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(eq(facilitations.meetingId, meetingId));
}

/** Notes that a step was taken; false when it was already. */
export async function insertFacilitationStep(db: Db, meetingId: string, clientKey: string): Promise<boolean> {
  const rows = await db
    .insert(facilitationSteps)
    .values({ meetingId, clientKey })
    .onConflictDoNothing()
    .returning({ key: facilitationSteps.clientKey });
  return rows.length > 0;
}

/** The people who have spoken in a round, in that order. */
export async function listTurns(db: Db, meetingId: string, round: number): Promise<string[]> {
  const rows = await db
    .select({ personId: facilitationTurns.personId })
    .from(facilitationTurns)
    .where(and(eq(facilitationTurns.meetingId, meetingId), eq(facilitationTurns.round, round)))
    .orderBy(facilitationTurns.spokenAt, facilitationTurns.personId)
    .limit(500);
  return rows.map(({ personId }) => personId);
}

type Turn = { meetingId: string; round: number; personId: string };

export async function insertTurn(db: Db, turn: Turn): Promise<void> {
  await db.insert(facilitationTurns).values(turn).onConflictDoNothing();
}

export async function deleteTurn(db: Db, { meetingId, round, personId }: Turn): Promise<void> {
  const { meetingId: meeting, round: at, personId: person } = facilitationTurns;
  await db.delete(facilitationTurns).where(and(eq(meeting, meetingId), eq(at, round), eq(person, personId)));
}

/** Forgets who spoke in every round, for another protocol. */
export async function deleteTurns(db: Db, meetingId: string): Promise<void> {
  await db.delete(facilitationTurns).where(eq(facilitationTurns.meetingId, meetingId));
}
