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

/** Believable progress in whatever courses there are. */
export async function seedProgress(db: Db, now = new Date()): Promise<void> {
  const courses = await listDemoCourses(db);
  const rows = noRows();
  for (const person of demoPeople) {
    if (person.email.endsWith("admin@demo.example")) continue;
    const isInCohort = person.cohort !== null;
    learn(rows, { id: person.id, email: person.email, isInCohort }, courses, now);
  }
  await insertInBulk(db, rows);
}

type Learner = { id: string; email: string; isInCohort: boolean };

/** Each takes a few courses, one after the other; who is in a cohort gets further. */
function learn(rows: Rows, { id, email, isInCohort }: Learner, courses: DemoCourse[], now: Date): void {
  const chance = chanceFrom(`learns ${email}`);
  const isEducator = id === personId("educator@demo.example");
  let startedAt = evening(new Date(now.getTime() - chance.between(isInCohort ? 28 : 8, isInCohort ? 60 : 45) * days));
  for (const [place, course] of courses.slice(0, 4).entries()) {
    if (isEducator && place > 0) return;
    if (!isEducator && !chance.happens(place === 0 ? 0.9 : 0.35)) continue;
    const lessonCount = isEducator
      ? Math.floor(course.lessons.length / 2)
      : lessonsTaken(course, isInCohort, chance.between(0, 1));
    const start = isEducator ? evening(new Date(now.getTime() - 45 * days)) : startedAt;
    if (start.getTime() > now.getTime() - hours) return;
    const outcome = travel(rows, id, course, { startedAt: start, lessonCount, isInCohort }, now);
    if (outcome !== "finished") return;
    startedAt = evening(new Date(now.getTime() - chance.between(3, 20) * days));
  }
}

function lessonsTaken({ lessons }: DemoCourse, isInCohort: boolean, luck: number): number {
  const finishing = isInCohort ? 0.5 : 0.25;
  if (luck < finishing) return lessons.length;
  return Math.floor(((luck - finishing) / (1 - finishing)) * lessons.length);
}

/** Nine in the evening, Pacific standard time. */
function evening(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / days) * days + 5 * hours);
}

/** A row has up to 13 values, and PostgreSQL takes 65,535 of them in a statement. */
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
