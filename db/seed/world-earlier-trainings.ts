import { and, eq, isNull } from "drizzle-orm";
import { daysAfter, homeZone, momentAt } from "#app/time/dates.ts";
import { days, minutes } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { courses, lessons } from "../schema/catalog.ts";
import { courseFacts, enrollments, lessonFacts } from "../schema/learning.ts";
import { attendanceObservations, meetingInvitations, meetings } from "../schema/meetings.ts";
import { trainingRegistrationEvents, trainingRegistrations } from "../schema/training-registrations.ts";
import { trainingRunFacilitators, trainingRuns } from "../schema/trainings.ts";
import { chanceFrom, idFor } from "./random.ts";
import { organizationId } from "./world-organizations.ts";
import { demoPeople, personId } from "./world-people.ts";

const [coach, lead] = [personId("coach@demo.example"), personId("lead@demo.example")];

/** Trainings of earlier quarters: how many quarters ago, after how many days, and how many came. */
export const earlierTrainings = [
  { quarter: 1, day: 25, title: "Humane data practices", came: 44 },
  { quarter: 1, day: 60, title: "Asking better questions", came: 31 },
  { quarter: 2, day: 40, title: "Humane data practices", came: 33 },
];

/** Everyone but the accounts that visitors use, whose pages tell of this quarter alone. */
export const others = demoPeople.filter(({ email }) => !/^(educator|coach|lead|admin)@/.test(email));

/** One of them, with the people who came, and the course that some of them went on with. */
export async function seedEarlierTraining(
  db: Db,
  { quarter, day, title, came }: (typeof earlierTrainings)[number],
  from: string,
): Promise<void> {
  const key = `earlier training ${quarter} ${day}`;
  const [runId, meetingId] = [idFor(key), idFor(`session of ${key}`)];
  const startsAt = momentAt(daysAfter(from, day), "15:30", homeZone);
  const endsAt = new Date(startsAt.getTime() + 120 * minutes);
  const there = chanceFrom(key).shuffle(others).slice(0, came);
  const facts = { title, timeZone: homeZone, startsAt, createdBy: lead };
  await db
    .insert(trainingRuns)
    .values({
      ...{ ...facts, id: runId, endsAt, offeringKind: "training", offeringSlug: "humane-data", format: "in_person" },
      ...{ capacity: came, summary: "A workshop of the learning community.", place: "Learning Room 1, Renton" },
      ...{ publishedAt: new Date(startsAt.getTime() - 60 * days), closedAt: new Date(endsAt.getTime() + 1 * days) },
    })
    .onConflictDoNothing();
  await db
    .insert(trainingRunFacilitators)
    .values({
      id: idFor(`facilitator of ${key}`),
      runId,
      personId: coach,
      name: "Teresa Quintero",
      position: 1,
      qualification: "Data coach of the learning community",
    })
    .onConflictDoNothing();
  await db
    .insert(meetings)
    .values({ ...facts, id: meetingId, trainingRunId: runId, kind: "training", minutes: 120, breakMinutes: 10 })
    .onConflictDoNothing();
  await seedRegistrations(db, { key, runId, startsAt }, there);
  await db
    .insert(meetingInvitations)
    .values(there.map(({ id }) => ({ meetingId, personId: id, role: "participant" as const, mailedSequence: 0 })))
    .onConflictDoNothing();
  await db
    .insert(attendanceObservations)
    .values(
      there.map(({ id }) => ({
        meetingId,
        personId: id,
        source: "coach" as const,
        state: "present" as const,
        clientKey: "demo",
        recordedBy: coach,
      })),
    )
    .onConflictDoNothing();
  await seedCourse(
    db,
    there.filter((_, at) => at % 2 === 0).map(({ id }) => id),
    startsAt,
  );
}

/** Those who came, some of whom waited first; and some who waited and declined the seat that came free, or canceled. */
async function seedRegistrations(
  db: Db,
  { key, runId, startsAt }: { key: string; runId: string; startsAt: Date },
  there: typeof demoPeople,
): Promise<void> {
  const before = (count: number) => new Date(startsAt.getTime() - count * days);
  const waited = chanceFrom(`${key} waitlist`).shuffle(others.filter((person) => !there.includes(person)));
  const path = (at: number) =>
    at % 3 === 0
      ? (["waitlisted", "offered", "registered", "attended"] as const)
      : (["registered", "attended"] as const);
  const waitedPath = (at: number) =>
    at % 3 === 0 ? (["waitlisted", "canceled"] as const) : (["waitlisted", "offered", "declined"] as const);
  const all = [
    ...there.map((person, at) => ({ ...person, states: path(at) })),
    ...waited.slice(0, 18).map((person, at) => ({ ...person, states: waitedPath(at) })),
  ].map((person) => ({ ...person, registrationId: idFor(`registration ${key} ${person.id}`) }));
  const made = await db
    .insert(trainingRegistrations)
    .values(
      all.map(({ id, works, states, registrationId }) => ({
        ...{ id: registrationId, runId, personId: id, state: states.at(-1) ?? "registered", createdAt: before(30) },
        organizationId: works[0] ? organizationId(works[0].at) : null,
        queuedAt: states[0] === "waitlisted" ? before(30) : null,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: trainingRegistrations.id });
  const isNew = new Set(made.map(({ id }) => id));
  const events = all
    .filter(({ registrationId }) => isNew.has(registrationId))
    .flatMap(({ registrationId, states }) =>
      states.map((state, at) => ({ registrationId, state, at: before(state === "attended" ? 0 : 30 - 5 * at) })),
    );
  if (events.length > 0) await db.insert(trainingRegistrationEvents).values(events);
}

/** Some went on with a course afterwards, and most of them finished it within a month: lesson by lesson. */
async function seedCourse(db: Db, personIds: string[], from: Date): Promise<void> {
  const at = (after: number) => new Date(from.getTime() + after * days);
  const courseId = "sharing-data-across-programs";
  if ((await db.$count(courses, eq(courses.id, courseId))) === 0) return;
  const began = await db
    .insert(enrollments)
    .values(personIds.map((personId) => ({ personId, courseId, enrolledAt: at(2) })))
    .onConflictDoNothing()
    .returning({ personId: enrollments.personId });
  const finished = began
    .filter((_, index) => index % 3 !== 0)
    .map(({ personId }, index) => ({ personId, day: 9 + ((7 * index) % 20) }));
  if (finished.length === 0) return;
  const versions = { contentVersion: "demo", ruleVersion: "demo" };
  const parts = await db
    .select({ id: lessons.id })
    .from(lessons)
    .where(and(eq(lessons.courseId, courseId), isNull(lessons.retiredAt)))
    .orderBy(lessons.position);
  const dayOfPart = (place: number, day: number) => 2 + ((place + 1) * (day - 2)) / parts.length;
  const given = began.flatMap(({ personId }) => {
    const day = finished.find((each) => each.personId === personId)?.day;
    const done = parts.slice(0, day === undefined ? 2 : parts.length);
    return done.map(({ id }, place) => ({ personId, lessonId: id, happenedAt: at(dayOfPart(place, day ?? 16)) }));
  });
  await db
    .insert(lessonFacts)
    .values(given.map((fact) => ({ ...fact, ...versions, sequence: 1, how: "marked" as const })))
    .onConflictDoNothing();
  await db
    .insert(courseFacts)
    .values(
      finished.map(({ personId, day }) => ({
        ...{ personId, courseId, sequence: 1, how: "rule_met" as const, happenedAt: at(day) },
        ...versions,
      })),
    )
    .onConflictDoNothing();
}
