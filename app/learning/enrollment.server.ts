import type { Course } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { finishCourseIfComplete } from "./completion.server.ts";
import { findCourseRecord } from "./queries/course-records.server.ts";
import { lockEnrollment } from "./queries/enrollments.server.ts";

/** Enrolls a person in a course. Idempotent. */
export async function enroll(db: Db, personId: string, course: Course): Promise<"enrolled"> {
  return db.transaction(async (db) => {
    await lockEnrollment(db, personId, course.id);
    await finishCourseIfComplete(db, personId, course, await findCourseRecord(db, personId, course));
    return "enrolled" as const;
  });
}
