import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { freezePeriod } from "#app/participation/snapshots/freezing.server.ts";
import { listCells } from "#app/participation/snapshots/queries/snapshots.server.ts";
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
  periodSnapshots,
} from "#db/schema/index.ts";
import { chanceFrom } from "#db/seed/random.ts";
import { inDatabase } from "#tests/database.ts";
import { coachedByPerson, groupsByPerson, kindTotals, monthOf, quantile, seedGroups, seedPromises } from "./groups.ts";
import { outcomesByPerson, recomputedSurveys, seedOutcomes, seedSurvey } from "./outcomes.ts";
import { daysInTheMiddle, recomputedAccess, seedWaitlist } from "./waitlist.ts";

const now = new Date("2027-01-20T20:00:00Z");
const quarter = { from: "2026-10", to: "2026-12" };

/** Ninety people of six organizations who do things from August to January, some of them minutes around midnight. */
async function aWorld(db: Db) {
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

const isInQuarter = (moment: Date) => monthOf(moment) >= quarter.from && monthOf(moment) <= quarter.to;

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
async function doneByPerson(db: Db): Promise<Map<string, Done[]>> {
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

/** The groups of the quarter, and who of each finished: the keys are "slice row". */
async function recomputed(db: Db) {
  const groups = new Map<string, { people: number; finished: number }>();
  const totals = { people: 0, attendance: 0, live: 0, self_paced: 0, coaching: 0 };
  const there = new Set<string>();
  const hours: number[] = [];
  const kinds = new Map((await db.select().from(organizations)).map(({ id, kind }) => [id, kind]));
  const members = await db.select().from(memberships);
  const outcomes = await outcomesByPerson(db, isInQuarter);
  const groupsOf = await groupsByPerson(db);
  for (const [personId, all] of await doneByPerson(db)) {
    const here = all.filter(({ month }) => month >= quarter.from && month <= quarter.to);
    if (here.length === 0) continue;
    const isMember = ({ startedOn, endedOn }: (typeof members)[number]) =>
      here.some(({ month }) => startedOn.slice(0, 7) <= month && (endedOn === null || endedOn.slice(0, 7) >= month));
    const own = members.filter((row) => row.personId === personId && isMember(row)).map((row) => row.organizationId);
    const finished = here.some((each) => each.finished);
    const hasCourse = all.some((each) => each.finished && each.month <= quarter.to);
    const isIn = new Set([
      ...(outcomes.get(personId) ?? []),
      ...["total ", `standing ${all.some(({ month }) => month < quarter.from) ? "returning" : "new"}`],
      ...groupsOf(personId),
      ...(here.some(({ began }) => began) ? ["began yes", "course numbers"] : []),
      ...own.flatMap((id) => [`organization ${id}`, `organization ${kinds.get(id)}`]),
      ...(own.length === 0 ? ["organization none"] : []),
    ]);
    for (const key of isIn) {
      const group = groups.get(key) ?? { people: 0, finished: 0 };
      groups.set(key, {
        people: group.people + 1,
        finished: group.finished + Number(key.startsWith("course") ? hasCourse : finished),
      });
    }
    totals.people += 1;
    for (const id of own) there.add(id);
    hours.push(here.reduce((sum, each) => sum + each.live + each.selfPaced + each.coaching, 0));
    for (const each of here) {
      totals.attendance += each.attended;
      totals.live += each.live;
      totals.self_paced += each.selfPaced;
      totals.coaching += each.coaching;
    }
  }
  return {
    groups,
    totals: {
      ...totals,
      ...kindTotals(kinds, there),
      organizations: there.size,
      minutes: totals.live + totals.self_paced + totals.coaching,
      hours_median: quantile(hours, 0.5),
      hours_low: quantile(hours, 0.25),
      hours_high: quantile(hours, 0.75),
      sessions: 2,
      runs: 2,
      commitments: 2,
      commitments_kept: 1,
    },
  };
}

const tables = [
  ...["total", "standing", "began", "organization", "access", "artifacts", "cycles"],
  ...["cohort", "course", "role", "race"],
];

test("every published figure agrees with one computed from raw rows by other code", () =>
  inDatabase(async (db) => {
    await aWorld(db);
    await countParticipation(db, now);
    const [fall] = await db.execute<{ id: string }>(
      sql`select id from reporting_periods where kind = 'quarter' and starts_on = '2026-10-01'`,
    );
    const [made] = await db
      .insert(periodSnapshots)
      .values({ periodId: fall?.id ?? "", version: 1 })
      .returning();
    await freezePeriod(db, { snapshotId: made?.id ?? "" }, now);
    const cells = await listCells(db, made?.id ?? "");
    const { groups, totals } = await recomputed(db);
    for (const [key, group] of await recomputedAccess(db, isInQuarter)) groups.set(key, group);
    const published = Object.fromEntries(
      cells.flatMap(({ slice, measure, value }) => (slice === "total" ? [[measure, value]] : [])),
    );
    expect(published).toMatchObject(totals);
    const compared = cells.filter(({ slice }) => tables.includes(slice));
    let shown = 0;
    for (const { slice, row, measure, state, value, low, high, outOf } of compared) {
      const group = groups.get(`${slice} ${row}`);
      if (state === "withheld" || measure === "median_days" || (slice === "total" && measure !== "finished")) continue;
      shown += 1;
      if (measure === "people") expect({ slice, row, value }).toEqual({ slice, row, value: group?.people });
      if (measure === "people" || !group) continue;
      const percent = (100 * group.finished) / group.people;
      expect({ slice, row, outOf }).toEqual({ slice, row, outOf: group.people });
      if (state === "shown") expect({ slice, row, value }).toEqual({ slice, row, value: Math.round(percent) });
      else expect(percent >= (low ?? 101) && percent <= (high ?? -1)).toBe(true);
    }
    expect(shown).toBeGreaterThan(20);
    const days = await daysInTheMiddle(db, isInQuarter);
    expect(published.median_days).toBe(days.median);
    const ofCourse = cells.find(({ slice, measure }) => slice === "course" && measure === "median_days");
    expect(ofCourse).toMatchObject({ row: "numbers", state: "shown", value: days.median });
    for (const { slug, mean, meanOf, rate, rateOf } of await recomputedSurveys(db, isInQuarter)) {
      const published = (measure: string) =>
        cells.filter((cell) => cell.slice === "survey" && cell.row.split(" ")[0] === slug && cell.measure === measure);
      expect(published("mean")).toMatchObject([{ state: "shown", value: mean, outOf: meanOf }]);
      expect(published("response")).toMatchObject([{ state: "shown", value: rate, outOf: rateOf }]);
    }
    for (const [key, { people: count }] of groups) {
      const cell = cells.find(({ slice, row, measure }) => `${slice} ${row}` === key && measure === "people");
      if (count < 10 && cell) expect({ key, state: cell.state }).toEqual({ key, state: "withheld" });
    }
  }));
