import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { attendedMinutes } from "#app/credit/attended-minutes.ts";
import { attendanceStates } from "#app/meetings/attendance.ts";
import { countInTurns, countParticipation } from "#app/participation/measures/counting.server.ts";
import { attendedMinutesInSql } from "#app/participation/measures/queries/person-months.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attendanceObservations,
  courseFacts,
  courses,
  enrollments,
  lessonFacts,
  lessons,
  meetingInvitations,
  meetings,
  memberships,
  organizations,
  reportingPeriods,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const now = new Date("2026-11-20T20:00:00Z");

async function aLesson(db: Db, id: string, minutes: number) {
  const facts = { title: id, contentVersion: "1", slug: id };
  await db
    .insert(courses)
    .values({
      ...{ id: "numbers", slug: "numbers", title: "Numbers", language: "en", level: "foundations", topics: [] },
      ...{ minutes: 60, clockHoursEligible: false, position: 1, ruleVersion: "1", contentVersion: "1" },
    })
    .onConflictDoNothing();
  await db.insert(lessons).values({ ...facts, id, courseId: "numbers", minutes, position: 1, isRequired: true });
}

async function finish(db: Db, personId: string, lessonId: string, happenedAt: Date, sequence = 1) {
  const version = { contentVersion: "1", ruleVersion: "1" };
  await db.insert(lessonFacts).values({ ...version, personId, lessonId, sequence, how: "marked", happenedAt });
}

async function anOrganization(db: Db, name: string) {
  const [row] = await db.insert(organizations).values({ name, kind: "cbo" }).returning();
  return row?.id ?? "";
}

async function totalsOf(db: Db, kind: string) {
  const rows = await db.execute<{ measure: string; amount: number }>(sql`select t.measure, t.amount::int as amount
    from participation_totals t join reporting_periods p on p.id = t.period_id
    where p.kind = ${kind} and p.starts_on <= '2026-11-20' and p.ends_on >= '2026-11-20'`);
  return Object.fromEntries(rows.map(({ measure, amount }) => [measure, amount]));
}

test("a quarter's totals count a person in two organizations once, and each organization", () =>
  inDatabase(async (db) => {
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const [river, hill, former] = [
      await anOrganization(db, "River"),
      await anOrganization(db, "Hill"),
      await anOrganization(db, "Former"),
    ];
    await db.insert(memberships).values([
      { personId: ana.id, organizationId: river, startedOn: "2026-01-01" },
      { personId: ana.id, organizationId: hill, startedOn: "2026-11-30" },
      { personId: bea.id, organizationId: river, startedOn: "2026-01-01" },
      { personId: bea.id, organizationId: former, startedOn: "2025-01-01", endedOn: "2026-10-31" },
    ]);
    await aLesson(db, "averages", 15);
    await finish(db, ana.id, "averages", new Date("2026-11-03T18:00:00Z"));
    await finish(db, ana.id, "averages", new Date("2026-11-04T18:00:00Z"), 2);
    await db
      .insert(enrollments)
      .values({ personId: bea.id, courseId: "numbers", enrolledAt: new Date("2026-11-10T18:00:00Z") });
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 2, organizations: 2, self_paced: 15, minutes: 15 });
  }));

test("a moment at night counts for the month it has in the home zone", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await aLesson(db, "averages", 15);
    // Still September 30 on the Pacific coast.
    await finish(db, ana.id, "averages", new Date("2026-10-01T06:30:00Z"));
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 0 });
    expect(await totalsOf(db, "federal_year")).toMatchObject({ people: 0 });
    expect(await totalsOf(db, "state_year")).toMatchObject({ people: 1, minutes: 15 });
  }));

test("a correction, a cancellation and an erased account reach the totals with the next turn", () =>
  inDatabase(async (db) => {
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const [met] = await db
      .insert(meetings)
      .values({
        kind: "training",
        title: "Logic models",
        startsAt: new Date("2026-11-05T18:00:00Z"),
        minutes: 120,
        breakMinutes: 10,
        timeZone: "UTC",
      })
      .returning();
    const meetingId = met?.id ?? "";
    const there = { meetingId, source: "coach", state: "present" } as const;
    const [first] = await db
      .insert(attendanceObservations)
      .values({ ...there, personId: ana.id, clientKey: "a" })
      .returning();
    await db.insert(attendanceObservations).values({ ...there, personId: bea.id, clientKey: "b" });
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 2, sessions: 1, attendance: 2, live: 220 });
    await db
      .insert(attendanceObservations)
      .values({ ...there, personId: ana.id, clientKey: "c", state: "late", lateMinutes: 30, replaces: first?.id });
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 2, live: 190 });
    await db.execute(sql`delete from people where id = ${bea.id}`);
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 1, live: 80 });
    await db.execute(sql`update meetings set canceled_at = now() where id = ${meetingId}`);
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 0, sessions: 0, live: 0 });
  }));

test("a one-to-one counts once its time has passed, and nothing else has to happen", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const [met] = await db
      .insert(meetings)
      .values({
        kind: "one-to-one",
        title: "One-to-one",
        startsAt: new Date("2026-11-20T19:45:00Z"),
        minutes: 30,
        timeZone: "UTC",
      })
      .returning();
    await db.insert(meetingInvitations).values({ meetingId: met?.id ?? "", personId: ana.id, role: "participant" });
    await db.execute(sql`update participation_counting set counted_to = '2026-11-19'`);
    await countParticipation(db, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 0, coaching: 0 });
    await countParticipation(db, new Date("2026-11-20T20:16:00Z"));
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 1, coaching: 30, sessions: 0 });
  }));

test("a period that is registered later has everyone who took part", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await db.insert(courseFacts).values({
      personId: ana.id,
      courseId: "numbers",
      sequence: 1,
      contentVersion: "1",
      ruleVersion: "1",
      how: "rule_met",
      happenedAt: new Date("2026-11-01T18:00:00Z"),
    });
    await countParticipation(db, now);
    await db
      .insert(reportingPeriods)
      .values({ kind: "grant", name: "A grant", startsOn: "2026-11-01", endsOn: "2026-12-31" });
    await db.execute(
      sql`insert into participation_changes (person_id) select distinct person_id from participation_months`,
    );
    await countParticipation(db, now);
    expect(await totalsOf(db, "grant")).toMatchObject({ people: 1 });
  }));

test("attended minutes are the same in SQL and in the ledger's rule", () =>
  inDatabase(async (db) => {
    const cases = attendanceStates.flatMap((state) =>
      [null, 0, 45, 300].flatMap((minutes) => [null, 10, 200].map((missed) => ({ state, minutes, missed }))),
    );
    const rows = await db.execute<{ minutes: number }>(sql`select ${attendedMinutesInSql} as minutes
      from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as x(state text, minutes int, missed int),
        lateral (select x.state, x.minutes, x.missed as late_minutes, 5 as left_early_minutes) a,
        (select 120 as minutes, 15 as break_minutes) met`);
    const expected = cases.map(({ state, minutes, missed }) => {
      const seen = { meetingId: "one", state, minutes, lateMinutes: missed, leftEarlyMinutes: 5 };
      return attendedMinutes([{ id: "one", minutes: 120, breakMinutes: 15 }], [seen]);
    });
    expect(rows.map(({ minutes }) => minutes)).toEqual(expected);
  }));

test("each minute's turn queues two later ones, which count only if something changed", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await aLesson(db, "averages", 15);
    await countInTurns(db, {}, now);
    const queued =
      await db.execute(sql`select extract(epoch from start_after - ${now.toISOString()}::timestamptz)::int as after, data
      from pgboss.job where name = 'count-participation' order by start_after`);
    expect([...queued]).toEqual([20, 40].map((after) => ({ after, data: { isLater: true } })));
    await finish(db, ana.id, "averages", now);
    await countInTurns(db, { isLater: true }, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 1, self_paced: 15 });
    await db.execute(sql`update participation_totals set amount = 7 where measure = 'people'`);
    await countInTurns(db, { isLater: true }, now);
    expect(await totalsOf(db, "quarter")).toMatchObject({ people: 7 });
  }));
