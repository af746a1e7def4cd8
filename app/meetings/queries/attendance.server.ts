import { asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.server.ts";
import { attendanceObservations, people } from "#db/schema/index.ts";
import { attendanceSources, type Observation } from "../attendance.ts";

/** The twin of `countingObservation`: the rows of attendance_observations that count, one for a person and meeting. */
export const countingAttendance = (where: SQL): SQL => sql`(
  select distinct on (o.meeting_id, o.person_id) o.* from attendance_observations o
  where ${where} and not exists (select 1 from attendance_observations r where r.replaces = o.id)
  order by o.meeting_id, o.person_id, array_position(${sql.param(`{${attendanceSources.join(",")}}`)}::text[], o.source), o.id desc)`;

/**
 * Who took part in the meetings that `where` selects by the alias `met`, as (meeting_id, person_id): whose attendance
 * says so, and in a one-to-one without attendance the member who booked it. A member who did not come is recorded as
 * absent.
 */
export const tookPart = (where: SQL): SQL => sql`(
  select a.meeting_id, a.person_id
  from ${countingAttendance(sql`o.meeting_id in (select met.id from meetings met where ${where})`)} a
  where a.state not in ('absent', 'excused')
  union all
  select i.meeting_id, i.person_id from meetings met join meeting_invitations i on i.meeting_id = met.id
  where ${where} and met.kind = 'one-to-one' and i.role = 'participant' and i.withdrawn_at is null
    and not exists (select 1 from attendance_observations o where o.meeting_id = met.id and o.person_id = i.person_id))`;

export type ListedObservation = Observation & {
  personId: string;
  minutes: number | null;
  lateMinutes: number | null;
  leftEarlyMinutes: number | null;
  happenedAt: Date | null;
  recordedAt: Date;
  /** Null if the person themselves checked in, or the recorder's account is gone. */
  recorder: string | null;
};

const recorder = alias(people, "recorder");

/** Everything that was observed about a meeting's attendance, oldest first; of one person where given. */
export async function listObservations(db: Db, meetingId: string, personId?: string): Promise<ListedObservation[]> {
  const o = attendanceObservations;
  return db
    .select({
      ...{ id: o.id, personId: o.personId, source: o.source, state: o.state, minutes: o.minutes },
      ...{ lateMinutes: o.lateMinutes, leftEarlyMinutes: o.leftEarlyMinutes, replaces: o.replaces },
      ...{ happenedAt: o.happenedAt, recordedAt: o.recordedAt, recorder: recorder.name },
    })
    .from(o)
    .leftJoin(recorder, eq(recorder.id, o.recordedBy))
    .where(personId ? sql`${o.meetingId} = ${meetingId} and ${o.personId} = ${personId}` : eq(o.meetingId, meetingId))
    .orderBy(asc(o.id))
    .limit(20_000);
}

/** Appends observations; those whose client key is there already are left out. How many were new. */
export async function insertObservations(
  db: Db,
  rows: (typeof attendanceObservations.$inferInsert)[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await db
    .insert(attendanceObservations)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: attendanceObservations.id });
  return added.length;
}

export type CountingAttendance = Pick<ListedObservation, "personId" | "state" | "minutes" | "lateMinutes"> &
  Pick<ListedObservation, "leftEarlyMinutes"> & { meetingId: string };

/** The attendance that counts at these meetings, one row for a person and meeting. */
export async function listCountingAttendance(db: Db, meetingIds: string[]): Promise<CountingAttendance[]> {
  if (meetingIds.length === 0) return [];
  const counting = countingAttendance(inArray(sql`o.meeting_id`, meetingIds));
  const rows = await db.execute<CountingAttendance>(sql`select a.meeting_id as "meetingId", a.person_id as "personId",
    a.state, a.minutes, a.late_minutes as "lateMinutes", a.left_early_minutes as "leftEarlyMinutes" from ${counting} a`);
  return [...rows];
}
