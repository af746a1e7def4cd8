import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { CompletionWay } from "../completion.ts";

export type CourseFact = {
  personId: string;
  courseId: string;
  contentVersion: string;
  ruleVersion: string;
  how: CompletionWay;
};

export type CourseChange = "finish" | "reopen";

/** Appends the next fact if the course is open ("finish") or finished ("reopen"), and nothing otherwise. */
export async function insertCourseFact(db: Db, change: CourseChange, fact: CourseFact): Promise<boolean> {
  return (await db.execute(courseFactInsert(change, fact))).length > 0;
}

/** The same as a statement, for one that inserts more. */
export function courseFactInsert(change: CourseChange, fact: CourseFact): SQL {
  const parity = change === "finish" ? 0 : 1;
  return sql`insert into course_facts (person_id, course_id, sequence, content_version, rule_version, how)
    select ${fact.personId}, ${fact.courseId}, coalesce(max(sequence), 0) + 1,
      ${fact.contentVersion}, ${fact.ruleVersion}, ${fact.how}
    from course_facts where person_id = ${fact.personId} and course_id = ${fact.courseId}
    having coalesce(max(sequence), 0) % 2 = ${parity}::int
    on conflict do nothing returning sequence`;
}
