import type { Db } from "#db/client.server.ts";
import { completionRules } from "#db/schema/catalog.ts";
import type { Course } from "../catalog.ts";
import { inChunks } from "./upsert.server.ts";

/** Inserts new rules; existing ones stay as they are. */
export async function insertCompletionRules(db: Db, given: Course[]) {
  const rows = given.map((course) => ({ courseId: course.id, version: course.ruleVersion, rule: course.rule }));
  for (const chunk of inChunks(rows)) await db.insert(completionRules).values(chunk).onConflictDoNothing();
}
