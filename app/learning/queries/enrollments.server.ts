import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { enrollments } from "#db/schema/learning.ts";

/**
 * Creates the enrollment if there is none, and locks its row until the caller's transaction ends: one person's actions
 * in one course are serialized, so that two last lessons in two tabs still finish it once. (An update that changes no
 * row still locks it, in the same statement.)
 */
export async function lockEnrollment(db: Db, personId: string, courseId: string): Promise<void> {
  await db
    .insert(enrollments)
    .values({ personId, courseId })
    .onConflictDoUpdate({
      target: [enrollments.personId, enrollments.courseId],
      set: { enrolledAt: sql`${enrollments.enrolledAt}` },
      setWhere: sql`false`,
    });
}
