import type { Catalog } from "#app/catalog/catalog.ts";
import type { MergeSteps } from "#app/personal-data-part/merge-steps.server.ts";
import type { Pair } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { finishCourseIfComplete } from "./completion.server.ts";
import { mergeFacts, reflectionToShow } from "./merge.ts";
import {
  deleteEnrollments,
  deleteOlderPositions,
  type FactTable,
  listEnrolledCourses,
  listSharedFacts,
  listWidened,
  lockEnrollmentsOf,
  lockSharedReflections,
  type Renumbered,
  updateMergedReflections,
  updateSharedFacts,
  updateSharedResponses,
  updateSharedToPrivate,
} from "./queries/account-merges.server.ts";
import { findCourseRecord } from "./queries/course-records.server.ts";

/** Joins learning records in a merge. Courses that the combined work completes are finished, if the catalog is known. */
export const learningMerge = (catalog: Catalog | null): MergeSteps => ({
  hold: lockLearning,
  join: mergeLearning,
  settle: async (db, keptId) => {
    if (catalog) await finishCompleteCourses(db, keptId, catalog);
  },
});

/**
 * Enrolls the kept account in the other's courses and locks both accounts' enrollments there, so that neither has a
 * change in progress. The check: the account merged away has enrolled in nothing new since.
 */
async function lockLearning(db: Db, pair: Pair): Promise<() => Promise<boolean>> {
  const held = await lockEnrollmentsOf(db, pair);
  return async () => (await listEnrolledCourses(db, pair.goneId)).length === held.length;
}

/**
 * Joins everything that both accounts have. Both still have their own cohorts, so that nobody gains access to a
 * reflection; says how many became private for that reason.
 */
async function mergeLearning(db: Db, pair: Pair): Promise<{ madePrivate: number }> {
  const madePrivate = await updateSharedToPrivate(db, await listWidened(db, pair));
  await mergeFactsIn(db, "lesson_facts", pair);
  await mergeFactsIn(db, "course_facts", pair);
  await updateSharedResponses(db, pair);
  await deleteOlderPositions(db, pair);
  await mergeReflections(db, pair);
  await deleteEnrollments(db, pair.goneId);
  return { madePrivate };
}

async function finishCompleteCourses(db: Db, personId: string, catalog: Catalog): Promise<void> {
  for (const courseId of await listEnrolledCourses(db, personId)) {
    const course = catalog.coursesById.get(courseId);
    if (course) await finishCourseIfComplete(db, personId, course, await findCourseRecord(db, personId, course));
  }
}

async function mergeFactsIn(db: Db, table: FactTable, pair: Pair): Promise<void> {
  const facts = await listSharedFacts(db, table, pair);
  const renumbered = [...Map.groupBy(facts, ({ thing }) => thing)].flatMap(([thing, both]) => {
    const of = (source: "kept" | "gone") => both.filter((fact) => fact.source === source);
    return mergeFacts(of("kept"), of("gone")).map(
      ({ source, fact }, index): Renumbered => ({ thing, source, sequence: fact.sequence, next: index + 1 }),
    );
  });
  await updateSharedFacts(db, table, pair, renumbered);
}

async function mergeReflections(db: Db, pair: Pair): Promise<void> {
  const reflections = await lockSharedReflections(db, pair);
  const joined = [...Map.groupBy(reflections, ({ promptKey }) => promptKey).values()].flatMap((both) => {
    const [kept, gone] = [both.find(({ source }) => source === "kept"), both.find(({ source }) => source === "gone")];
    if (!kept || !gone) return [];
    const survivor = reflectionToShow(kept, gone);
    return [{ survivor: survivor.id, other: survivor === kept ? gone.id : kept.id }];
  });
  await updateMergedReflections(db, joined);
}
