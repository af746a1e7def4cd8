import type { Catalog } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { settleCourse } from "./completion.server.ts";
import { joinFacts, survivorOf } from "./merge.ts";
import {
  deleteEnrollments,
  deleteOlderPositions,
  type FactTable,
  listEnrolledCourses,
  listSharedFacts,
  listWidened,
  lockEnrollmentsOf,
  lockSharedReflections,
  type Pair,
  type Renumbered,
  updateJoinedReflections,
  updateSharedFacts,
  updateSharedResponses,
  updateSharedToPrivate,
} from "./queries/account-merges.server.ts";
import { findCourseRecord } from "./queries/course-records.server.ts";

/**
 * Waits until neither account is in the middle of anything that both could be in. Call it before any other row of theirs
 * is held. Answers the courses that it holds.
 */
export function holdLearning(db: Db, pair: Pair): Promise<string[]> {
  return lockEnrollmentsOf(db, pair);
}

/** Whether the account that goes has begun nothing since it was held. Ask when it can begin nothing any more. */
export async function isAllHeld(db: Db, { goneId }: Pair, heldCourses: string[]): Promise<boolean> {
  return (await listEnrolledCourses(db, goneId)).length === heldCourses.length;
}

/**
 * Makes one of everything that both accounts have: what is left of the one that goes stands in nothing's way, and the
 * caller gives it to the other. While both still have their own cohorts: nobody is to read what they could not before.
 * Answers how much became private for that.
 */
export async function joinLearning(db: Db, pair: Pair): Promise<{ madePrivate: number }> {
  const madePrivate = await updateSharedToPrivate(db, await listWidened(db, pair));
  await joinFactsIn(db, "lesson_facts", pair);
  await joinFactsIn(db, "course_facts", pair);
  await updateSharedResponses(db, pair);
  await deleteOlderPositions(db, pair);
  await joinReflections(db, pair);
  await deleteEnrollments(db, pair.goneId);
  return { madePrivate };
}

/** Finishes the courses that the work of both accounts together finishes. */
export async function settleCoursesOf(db: Db, personId: string, catalog: Catalog): Promise<void> {
  for (const courseId of await listEnrolledCourses(db, personId)) {
    const course = catalog.coursesById.get(courseId);
    if (course) await settleCourse(db, personId, course, await findCourseRecord(db, personId, course));
  }
}

async function joinFactsIn(db: Db, table: FactTable, pair: Pair): Promise<void> {
  const facts = await listSharedFacts(db, table, pair);
  const renumbered = [...Map.groupBy(facts, ({ thing }) => thing)].flatMap(([thing, both]) => {
    const of = (source: "kept" | "gone") => both.filter((fact) => fact.source === source);
    return joinFacts(of("kept"), of("gone")).map(
      ({ source, fact }, index): Renumbered => ({ thing, source, sequence: fact.sequence, next: index + 1 }),
    );
  });
  await updateSharedFacts(db, table, pair, renumbered);
}

async function joinReflections(db: Db, pair: Pair): Promise<void> {
  const reflections = await lockSharedReflections(db, pair);
  const joined = [...Map.groupBy(reflections, ({ promptKey }) => promptKey).values()].flatMap((both) => {
    const [kept, gone] = [both.find(({ source }) => source === "kept"), both.find(({ source }) => source === "gone")];
    if (!kept || !gone) return [];
    const survivor = survivorOf(kept, gone);
    return [{ survivor: survivor.id, other: survivor === kept ? gone.id : kept.id }];
  });
  await updateJoinedReflections(db, joined);
}
