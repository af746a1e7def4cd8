import { sql } from "drizzle-orm";
import { isCohortRunning, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { countingAttendance } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";

/** How many open next steps of each cohort the desk shows. */
export const deskSteps = 3;

type DeskSession = { id: string; title: string; startsAt: string };
export type DeskStep = { id: string; meetingId: string; text: string; owner: string; dueOn: string | null };

export type DeskCohort = {
  id: string;
  name: string;
  timeZone: string;
  memberCount: number;
  /** The session that is on or comes next. */
  next: DeskSession | null;
  /** The last session that is over, with how many came and for how many attendance was taken. */
  last: (DeskSession & { came: number; taken: number }) | null;
  /** The first open steps by their days; `stepCount` counts all. */
  steps: DeskStep[];
  stepCount: number;
};

const isOver = sql`t.starts_at + make_interval(mins => t.minutes) <= ${momentOf()}`;
const sessions = sql`meetings t where t.cohort_id = c.id and t.kind = 'session' and t.canceled_at is null`;
const described = sql`'id', t.id, 'title', t.title, 'startsAt', t.starts_at`;

/** Running cohorts with their sessions and the sessions' open next steps, by name. One statement. */
export async function listDeskCohorts(db: Db, reach: "every" | string[]): Promise<DeskCohort[]> {
  const within = reach === "every" ? sql`true` : sql`c.id = any(${sql.param(`{${reach.join(",")}}`)}::uuid[])`;
  const rows = await db.execute<DeskCohort>(sql`select c.id, c.name,
      coalesce(s.time_zone, 'America/Los_Angeles') as "timeZone",
      (select count(*)::int from cohort_memberships m join people p on p.id = m.person_id and p.erasure_due_at is null
        where m.cohort_id = c.id and ${isLearningIn("m")}) as "memberCount", next.session as next, last.session as last,
      coalesce(open.steps, '[]') as steps, coalesce(open.count, 0) as "stepCount"
    from cohorts c left join cohort_settings s on s.cohort_id = c.id
    left join lateral (select json_build_object(${described}) as session
      from ${sessions} and not ${isOver} order by t.starts_at, t.id limit 1) next on true
    left join lateral (select json_build_object(${described}, 'came', room.came, 'taken', room.taken) as session
      from (select t.* from ${sessions} and ${isOver} order by t.starts_at desc, t.id limit 1) t
      cross join lateral (select count(*) filter (where a.state not in ('absent', 'excused')) as came,
        count(*) as taken from ${countingAttendance(sql`o.meeting_id = t.id`)} a) room) last on true
    left join lateral (select max(step.count)::int as count,
        json_agg(json_build_object('id', step.id, 'meetingId', step.meeting_id, 'text', left(step.text, 200),
          'owner', step.owner, 'dueOn', step.due_on) order by step.due_on nulls last, step.created_at, step.id) as steps
      from (select n.*, p.name as owner, count(*) over () as count from next_steps n
        join meetings t on t.id = n.meeting_id and t.kind = 'session'
        join people p on p.id = n.owner_id and p.erasure_due_at is null
        where n.cohort_id = c.id and n.done_at is null
        order by n.due_on nulls last, n.created_at, n.id limit ${deskSteps}::int) step) open on true
    where ${within} and ${isCohortRunning("c")} order by lower(c.name), c.id limit 60`);
  return [...rows];
}
