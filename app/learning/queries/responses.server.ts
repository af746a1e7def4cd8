import { and, eq, sql } from "drizzle-orm";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { responses } from "#db/schema/learning.ts";

export type Response = typeof responses.$inferSelect;
export type NewResponse = typeof responses.$inferInsert;

export async function findResponse(db: Db, personId: string, lessonId: string, promptId: string) {
  const [response] = await db
    .select()
    .from(responses)
    .where(and(eq(responses.personId, personId), eq(responses.lessonId, lessonId), eq(responses.promptId, promptId)));
  return response ?? null;
}

/** Stores the newest answer; the first one never changes, and a locked answer does not change at all. */
export async function upsertResponse(db: Db, response: NewResponse): Promise<Response | null> {
  const { kind, value, promptVersion, contentVersion, score, bestScore, tries, isLocked } = response;
  const [saved] = await db
    .insert(responses)
    .values(response)
    .onConflictDoUpdate({
      target: [responses.personId, responses.lessonId, responses.promptId],
      set: { kind, value, promptVersion, contentVersion, score, bestScore, tries, isLocked, updatedAt: currentTime() },
      setWhere: sql`not ${responses.isLocked} or ${responses.kind} <> excluded.kind`,
    })
    .returning();
  return saved ?? null;
}
