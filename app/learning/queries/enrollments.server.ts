import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { enrollments } from "#db/schema/learning.ts";

/**
 * Locks the enrollment until the caller's transaction ends, and creates it if there is none: one person's actions in one
 * course are serialized, so that two last lessons in two tabs still finish it once. Returns whether it was there before.
 */
export async function lockEnrollment(db: Db, personId: string, courseId: string): Promise<boolean> {
  // Most often it is there, and a lock alone runs none of the triggers of a write.
  const found = await db
    .select({ enrolledAt: enrollments.enrolledAt })
    .from(enrollments)
    .where(and(eq(enrollments.personId, personId), eq(enrollments.courseId, courseId)))
    .for("no key update");
  if (found.length > 0) return true;
  // An update that changes no row still locks the one that somebody else has just created.
  await db
    .insert(enrollments)
    .values({ personId, courseId })
    .onConflictDoUpdate({
      target: [enrollments.personId, enrollments.courseId],
      set: { enrolledAt: sql`${enrollments.enrolledAt}` },
      setWhere: sql`false`,
    });
  return false;
}
