import { days, hours } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import {
  courseFacts,
  enrollments,
  lessonFacts,
  reflections,
  reflectionVersions,
  reflectionVisibilityChanges,
  responses,
} from "../schema/learning.ts";
import { chanceFrom } from "./random.ts";
import { type DemoCourse, listDemoCourses } from "./world-courses.ts";
import { noRows, type Rows, travel } from "./world-journey.ts";
import { demoPeople, personId } from "./world-people.ts";

const educatorId = personId("educator@demo.example");
/** Named, so that a course that is added before it changes nothing; the first course where this one does not exist. */
const educatorsCourse = "disaggregate-and-look-again";
const administratorId = personId("admin@demo.example");

/** Believable progress in the available courses. */
export async function seedProgress(db: Db, now: Date): Promise<void> {
  const courses = await listDemoCourses(db);
  const rows = noRows();
  for (const { id, email, cohort } of demoPeople) {
    const learner = { id, email, isInCohort: cohort !== null };
    if (id === educatorId)
      learnHalf(rows, learner, courses.find(({ id }) => id === educatorsCourse) ?? courses[0], now);
    else if (id !== administratorId) learn(rows, learner, courses, now);
  }
  await insertInBulk(db, rows);
}

type Learner = { id: string; email: string; isInCohort: boolean };

/** Each takes a few courses, one after the other; cohort members get further. */
function learn(rows: Rows, { id, email, isInCohort }: Learner, courses: DemoCourse[], now: Date): void {
  const chance = chanceFrom(`learns ${email}`);
  let startedAt = evening(now, chance.between(isInCohort ? 28 : 8, isInCohort ? 60 : 45));
  for (const [place, course] of courses.slice(0, 4).entries()) {
    if (!chance.happens(place === 0 ? 0.9 : 0.35)) continue;
    if (startedAt.getTime() > now.getTime() - hours) return;
    const lessonCount = lessonsTaken(course, isInCohort, chance.between(0, 1));
    const outcome = travel(rows, id, course, { startedAt, lessonCount, isInCohort, daysApart: 6 }, now);
    if (outcome !== "finished") return;
    startedAt = evening(now, chance.between(3, 20));
  }
}

/** The demo educator is in the middle of a course, and was active this week. */
function learnHalf(rows: Rows, { id, isInCohort }: Learner, course: DemoCourse | undefined, now: Date): void {
  if (!course) return;
  const lessonCount = Math.floor(course.lessons.length / 2);
  const startedAt = evening(now, 3 * lessonCount);
  travel(rows, id, course, { startedAt, lessonCount, isInCohort, daysApart: 2 }, now);
}

function lessonsTaken({ lessons }: DemoCourse, isInCohort: boolean, luck: number): number {
  const finishing = isInCohort ? 0.5 : 0.25;
  if (luck < finishing) return lessons.length;
  return Math.floor(((luck - finishing) / (1 - finishing)) * lessons.length);
}

/** Nine in the evening, Pacific standard time, some days ago. */
function evening(now: Date, daysAgo: number): Date {
  return new Date(Math.floor(now.getTime() / days - daysAgo) * days + 5 * hours);
}

/** A row has up to 13 values, and PostgreSQL takes at most 65,535 in a statement. */
const rowsAtOnce = 2000;

async function insertInBulk(db: Db, rows: Rows): Promise<void> {
  for (const some of portions(rows.enrollments)) await db.insert(enrollments).values(some).onConflictDoNothing();
  for (const some of portions(rows.lessonFacts)) await db.insert(lessonFacts).values(some).onConflictDoNothing();
  for (const some of portions(rows.courseFacts)) await db.insert(courseFacts).values(some).onConflictDoNothing();
  for (const some of portions(rows.responses)) await db.insert(responses).values(some).onConflictDoNothing();
  const begun = new Set<string>();
  for (const some of portions(rows.reflections)) {
    const made = await db.insert(reflections).values(some).onConflictDoNothing().returning({ id: reflections.id });
    for (const { id } of made) begun.add(id);
  }
  const isNew = ({ reflectionId }: { reflectionId: string }) => begun.has(reflectionId);
  for (const some of portions(rows.reflectionVersions.filter(isNew))) await db.insert(reflectionVersions).values(some);
  for (const some of portions(rows.reflectionVisibilityChanges.filter(isNew))) {
    await db.insert(reflectionVisibilityChanges).values(some);
  }
}

function portions<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
}
