import type { Db } from "#db/client.server.ts";
import {
  attendanceObservations,
  courseFacts,
  courses,
  enrollments,
  lessonFacts,
  lessons,
  meetings,
  memberships,
  organizations,
  people,
} from "#db/schema/index.ts";
import { chanceFrom } from "#db/seed/random.ts";
import { coachedByPerson, monthOf, seedGroups, seedPromises } from "./groups.ts";
import { seedOutcomes, seedSurvey } from "./outcomes.ts";
import { seedWaitlist } from "./waitlist.ts";

export const now = new Date("2027-01-20T20:00:00Z");

/** Ninety people of six organizations who do things from August to January, some of them minutes around midnight. */
export async function aWorld(db: Db) {
  const chance = chanceFrom("recomputed");
  const kinds = ["school", "school", "cbo", "cbo", "early_learning", "district"] as const;
  const places = await db
    .insert(organizations)
    .values(kinds.map((kind, at) => ({ name: `Place ${at}`, kind })))
    .returning();
  const persons = await db
    .insert(people)
    .values(Array.from({ length: 90 }, (_, at) => ({ name: `Person ${at}`, email: `p${at}@recomputed.example` })))
    .returning();
  const version = { contentVersion: "1", ruleVersion: "1" };
  const course = { title: "A course", language: "en", level: "foundations" as const, topics: [], minutes: 60 };
  await db.insert(courses).values({
    ...{ ...course, ...version, id: "numbers", slug: "numbers", clockHoursEligible: false, position: 1 },
  });
  const lesson = { courseId: "numbers", title: "A lesson", contentVersion: "1", isRequired: true };
  await db.insert(lessons).values([
    { ...lesson, id: "one", slug: "one", minutes: 12, position: 1 },
    { ...lesson, id: "two", slug: "two", minutes: 17, position: 2 },
  ]);
  const held = await db
    .insert(meetings)
    .values(
      ["2026-10-01T06:30:00Z", "2026-10-01T07:30:00Z", "2026-11-12T23:00:00Z", "2027-01-01T05:00:00Z"].map(
        (startsAt, at) => ({
          ...{ kind: "training" as const, title: "A training", startsAt: new Date(startsAt), timeZone: "UTC" },
          ...{ minutes: 120, breakMinutes: 10, canceledAt: at === 3 ? now : null },
        }),
      ),
    )
    .returning();
  const edges = ["2026-10-01T06:59:00Z", "2026-10-01T07:01:00Z", "2027-01-01T07:59:00Z", "2027-01-01T08:01:00Z"];
  await seedOutcomes(db, persons, edges);
  await seedGroups(db, persons, edges);
  await seedSurvey(db);
  await seedWaitlist(db, persons);
  await seedPromises(db, places[0]?.id ?? "");
  const moment = () =>
    new Date(chance.happens(0.2) ? chance.pick(edges) : chance.whole(Date.UTC(2026, 7, 1), Date.UTC(2027, 0, 15)));
  for (const [at, { id: personId }] of persons.entries()) {
    const joins = chance.happens(0.15) ? [at % 6, (at + 2) % 6] : [at % 6];
    await db.insert(memberships).values(
      joins.map((place, index) => ({
        ...{ personId, organizationId: places[place]?.id ?? "", startedOn: index === 0 ? "2026-01-01" : "2026-11-15" },
        endedOn: chance.happens(0.2) ? "2026-11-30" : null,
      })),
    );
    if (chance.happens(0.7)) {
      const enrolledAt = moment();
      await db.insert(enrollments).values({ personId, courseId: "numbers", enrolledAt });
      const fact = { ...version, personId, courseId: "numbers", sequence: 1, how: "rule_met" as const };
      const happenedAt = new Date(enrolledAt.getTime() + chance.whole(0, 50 * 24 * 60) * 60_000);
      if (chance.happens(0.7)) await db.insert(courseFacts).values({ ...fact, happenedAt });
    }
    for (const lessonId of ["one", "two"].filter(() => chance.happens(0.5))) {
      const fact = { ...version, personId, lessonId, sequence: 1, how: "marked" as const };
      await db.insert(lessonFacts).values({ ...fact, happenedAt: moment() });
    }
    for (const { id: meetingId } of held.filter(() => chance.happens(0.4))) {
      const state = chance.pick(["present", "late", "absent"] as const);
      await db.insert(attendanceObservations).values({
        ...{ meetingId, personId, source: "coach", state, clientKey: "recomputed" },
        lateMinutes: state === "late" ? 25 : null,
      });
    }
  }
}

type Done = {
  month: string;
  live: number;
  selfPaced: number;
  coaching: number;
  attended: number;
  began: boolean;
  finished: boolean;
};

/** Everything that each person did, from raw rows and in plain JavaScript: none of the code that counts is used. */
export async function doneByPerson(db: Db): Promise<Map<string, Done[]>> {
  const done = new Map<string, Done[]>();
  const add = (personId: string, moment: Date, what: Partial<Done>) => {
    const nothing = { live: 0, selfPaced: 0, coaching: 0, attended: 0, began: false, finished: false };
    done.set(personId, [...(done.get(personId) ?? []), { ...nothing, ...what, month: monthOf(moment) }]);
  };
  for (const row of await db.select().from(enrollments)) add(row.personId, row.enrolledAt, { began: true });
  for (const row of await db.select().from(courseFacts)) add(row.personId, row.happenedAt, { finished: true });
  for (const { personId, moment, minutes } of await coachedByPerson(db)) add(personId, moment, { coaching: minutes });
  const minutes = new Map((await db.select().from(lessons)).map((row) => [row.id, row.minutes]));
  for (const row of await db.select().from(lessonFacts)) {
    add(row.personId, row.happenedAt, { selfPaced: minutes.get(row.lessonId) ?? 0 });
  }
  const held = new Map((await db.select().from(meetings)).map((row) => [row.id, row]));
  for (const { meetingId, personId, state, lateMinutes } of await db.select().from(attendanceObservations)) {
    const met = held.get(meetingId);
    if (!met || !personId || met.canceledAt || state === "absent") continue;
    add(personId, met.startsAt, { attended: 1, live: met.minutes - (lateMinutes ?? 0) - met.breakMinutes });
  }
  return done;
}
