import type { Db } from "#db/client.server.ts";
import { courses, lessons } from "#db/schema/index.ts";
import { aCourse, aLesson, aReflectionPrompt, publish } from "#tests/world.ts";

/** A course of one lesson with one prompt. */
export const numbers = aCourse("numbers", [aLesson("averages", { prompts: [aReflectionPrompt()] })]);

/** Puts the course in the database, as a release does. */
export async function publishNumbers(db: Db) {
  const given = { language: "en", minutes: 10, position: 1, contentVersion: "1" };
  const more = { level: "foundations" as const, topics: [], clockHoursEligible: false, ruleVersion: "1" };
  await db.insert(courses).values({ ...given, ...more, id: "numbers", slug: "numbers", title: "Numbers" });
  const lesson = { minutes: 10, position: 1, contentVersion: "1", isRequired: true };
  await db
    .insert(lessons)
    .values({ ...lesson, id: "averages", courseId: "numbers", slug: "averages", title: "Averages" });
  return publish(db, numbers);
}
