import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { enrollments } from "#db/schema/learning.ts";

/**
 * Makes the enrollment where there is none, and holds its row until the caller's transaction ends: what one person
 * does in one course then happens one thing at a time, so that two last lessons in two tabs still finish it once.
 * (An update that changes no row still locks it, in the same statement.)
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
