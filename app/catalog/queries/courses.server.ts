import { and, inArray, isNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { courses } from "#db/schema/catalog.ts";
import type { Course } from "../catalog.ts";
import { excluded, inChunks } from "./upsert.server.ts";

export async function listCourseSlugs(db: Db) {
  return db.select({ id: courses.id, slug: courses.slug, retiredAt: courses.retiredAt }).from(courses);
}

/** Retires every published course but these. */
export async function updateRetiredCourses(db: Db, keptIds: string[], now: Date) {
  const others = keptIds.length > 0 ? notInArray(courses.id, keptIds) : undefined;
  await db
    .update(courses)
    .set({ retiredAt: now })
    .where(and(isNull(courses.retiredAt), others));
}

/** Frees the slugs of courses that are about to change theirs, so that two courses can swap. */
export async function updateMovingSlugs(db: Db, ids: string[]) {
  if (ids.length > 0)
    await db
      .update(courses)
      .set({ slug: sql`'~' || ${courses.id}` })
      .where(inArray(courses.id, ids));
}

export async function insertCourses(db: Db, given: Course[]) {
  const rows = given.map((course, position) => ({
    id: course.id,
    slug: course.slug,
    title: course.title,
    language: course.language,
    level: course.level,
    topics: course.topics,
    minutes: course.minutes,
    clockHoursEligible: course.clockHours.isEligible,
    position,
    ruleVersion: course.ruleVersion,
    contentVersion: course.contentVersion,
    retiredAt: null,
  }));
  for (const chunk of inChunks(rows)) {
    await db
      .insert(courses)
      .values(chunk)
      .onConflictDoUpdate({ target: courses.id, set: excluded(courses, ["id"]) });
  }
}
