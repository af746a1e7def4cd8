import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Lets one job at a time count; false if another one does. Held until the transaction ends. */
export async function lockCounting(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('participation counting')) as got`,
  );
  return row?.got === true;
}

/**
 * Removes up to `most` notes; returns the people that they name, and how many notes there were. What is noted after this
 * statement stays for the next turn.
 */
export async function takeChanges(db: Db, most: number): Promise<{ personIds: string[]; notes: number }> {
  const [row] = await db.execute<{ personIds: string[] | null; notes: number }>(sql`with taken as (
      delete from participation_changes where id in (select id from participation_changes order by id limit ${most})
      returning person_id)
    select array_agg(distinct person_id) filter (where person_id is not null) as "personIds", count(*)::int as notes
    from taken`);
  return { personIds: row?.personIds ?? [], notes: row?.notes ?? 0 };
}

/** Whether anything is noted that is not counted yet. */
export async function hasChanges(db: Db): Promise<boolean> {
  return (await db.execute(sql`select from participation_changes limit 1`)).length > 0;
}

/** Notes the members of one-to-ones whose time has passed since the last turn, and moves that moment on. */
export async function noteEndedMeetings(db: Db, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`insert into participation_changes (person_id)
    select distinct i.person_id from participation_counting c
    join meetings met on met.kind = 'one-to-one' and met.canceled_at is null
      and met.starts_at + make_interval(mins => met.minutes) > c.counted_to
      and met.starts_at + make_interval(mins => met.minutes) <= ${at}
    join meeting_invitations i on i.meeting_id = met.id and i.role = 'participant' and i.withdrawn_at is null`);
  await db.execute(sql`insert into participation_counting (counted_to) values (${at})
    on conflict (id) do update set counted_to = greatest(participation_counting.counted_to, excluded.counted_to)`);
}

/** Records that totals are up to date as of a moment. */
export async function updateFinishedAt(db: Db, now: Date): Promise<void> {
  await db.execute(sql`insert into participation_counting (counted_to, finished_at)
    values (${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)
    on conflict (id) do update set finished_at = excluded.finished_at`);
}

/** Removes the notes of people who are gone from periods with figures; returns these periods. */
export async function takeRemovals(db: Db): Promise<string[]> {
  const rows = await db.execute<{ periodId: string }>(sql`with taken as (
      delete from participation_removals returning period_id)
    select distinct period_id as "periodId" from taken order by 1`);
  return rows.map(({ periodId }) => periodId);
}
