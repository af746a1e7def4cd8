import { sql } from "drizzle-orm";
import type { AttendanceState } from "#app/meetings/attendance.ts";
import { countingAttendance } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";

type Attendance = {
  meetingId: string;
  personId: string;
  state: AttendanceState;
  minutes: number | null;
  lateMinutes: number | null;
  leftEarlyMinutes: number | null;
};

/** The counted attendance of each person in these meetings. */
export async function listAttendance(db: Db, meetingIds: string[]): Promise<Attendance[]> {
  if (meetingIds.length === 0) return [];
  const ids = sql.join(
    meetingIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await db.execute<Attendance>(sql`
    select a.meeting_id as "meetingId", a.person_id as "personId", a.state, a.minutes,
      a.late_minutes as "lateMinutes", a.left_early_minutes as "leftEarlyMinutes"
    from ${countingAttendance(sql`o.meeting_id in (${ids})`)} a order by a.meeting_id, a.person_id`);
  return [...rows];
}
