import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { CompletionWay } from "../completion.ts";
import { type CourseChange, type CourseFact, courseFactInsert } from "./course-facts.server.ts";

export type LessonFact = {
  personId: string;
  lessonId: string;
  contentVersion: string;
  ruleVersion: string;
  how: CompletionWay;
};

/**
 * Appends the next fact if the lesson is open ("complete") or complete ("reopen"), and nothing otherwise: pressing
 * twice yields one fact, and the primary key keeps it one even for concurrent requests. Returns whether it was
 * appended. A change of the course that comes with it is appended by the same statement.
 */
export async function insertLessonFact(
  db: Db,
  change: "complete" | "reopen",
  fact: LessonFact,
  course: { change: CourseChange; fact: CourseFact } | null = null,
): Promise<boolean> {
  const parity = change === "complete" ? 0 : 1;
  const ofCourse = course ? sql`with course as (${courseFactInsert(course.change, course.fact)})` : sql``;
  const rows = await db.execute(sql`${ofCourse}
    insert into lesson_facts (person_id, lesson_id, sequence, content_version, rule_version, how)
    select ${fact.personId}, ${fact.lessonId}, coalesce(max(sequence), 0) + 1,
      ${fact.contentVersion}, ${fact.ruleVersion}, ${fact.how}
    from lesson_facts where person_id = ${fact.personId} and lesson_id = ${fact.lessonId}
    having coalesce(max(sequence), 0) % 2 = ${parity}::int
    on conflict do nothing returning sequence`);
  return rows.length > 0;
}
