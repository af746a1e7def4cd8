import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { InvitationRole } from "../meeting.ts";

/** The ids of a run's sessions that are not canceled. */
export async function listRunMeetingIds(db: Db, runId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from meetings where training_run_id = ${runId} and canceled_at is null order by starts_at, id`,
  );
  return rows.map(({ id }) => id);
}

/** Invites people to a run's sessions, also those who were withdrawn before. */
export async function insertInvitationsToRun(
  db: Db,
  { runId, personIds, role }: { runId: string; personIds: readonly string[]; role: InvitationRole },
): Promise<void> {
  await db.execute(sql`
    insert into meeting_invitations (meeting_id, person_id, role)
    select t.id, p.id, ${role} from meetings t cross join unnest(${sql.param([...personIds])}::uuid[]) as p (id)
    where t.training_run_id = ${runId} and t.canceled_at is null
    on conflict (meeting_id, person_id) do update
      set withdrawn_at = null, mailed_sequence = null, role = excluded.role
      where meeting_invitations.withdrawn_at is not null`);
}

/** Withdraws a participant's invitations to a run; the ids of those meetings. A host stays invited. */
export async function updateRunInvitationsWithdrawn(
  db: Db,
  { runId, personId }: { runId: string; personId: string },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    update meeting_invitations i set withdrawn_at = clock_timestamp() from meetings t
    where t.id = i.meeting_id and t.training_run_id = ${runId} and i.person_id = ${personId}
      and i.withdrawn_at is null and i.role = 'participant'
    returning t.id`);
  return rows.map(({ id }) => id);
}

export type Clash = { title: string; startsAt: Date; timeZone: string };

/** A person's invitations that overlap a session of a run. */
export async function listClashes(db: Db, personId: string, runId: string): Promise<Clash[]> {
  const rows = await db.execute<{ title: string; startsAt: string; timeZone: string }>(sql`
    select distinct o.title, o.starts_at as "startsAt", o.time_zone as "timeZone", o.id from meetings t
    join meetings o on o.canceled_at is null and o.training_run_id is distinct from ${runId}
      and tstzrange(o.starts_at, o.starts_at + make_interval(mins => o.minutes))
        && tstzrange(t.starts_at, t.starts_at + make_interval(mins => t.minutes))
    join meeting_invitations i on i.meeting_id = o.id and i.person_id = ${personId} and i.withdrawn_at is null
    where t.training_run_id = ${runId} and t.canceled_at is null order by 2, o.id limit 5`);
  return rows.map(({ title, startsAt, timeZone }) => ({ title, startsAt: new Date(startsAt), timeZone }));
}
