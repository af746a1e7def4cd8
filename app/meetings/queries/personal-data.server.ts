import { sql } from "drizzle-orm";
import type { MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";
import { momentOf } from "#db/today.server.ts";

const meeting = sql`t.title as "meeting", t.starts_at as "startsAt"`;

const entries = {
  meetings: (id: string) => sql`select ${meeting}, t.kind, c.name as "cohort", i.role, t.minutes, t.place, t.link,
    i.invited_at as "invitedAt", i.withdrawn_at as "withdrawnAt", t.canceled_at as "canceledAt"
    from meeting_invitations i join meetings t on t.id = i.meeting_id left join cohorts c on c.id = t.cohort_id
    where i.person_id = ${id} order by t.starts_at, t.id`,
  attendance: (id: string) => sql`select ${meeting}, a.source, a.state, a.minutes, a.late_minutes as "lateMinutes",
    a.left_early_minutes as "leftEarlyMinutes", a.happened_at as "happenedAt", a.recorded_at as "recordedAt",
    a.signed_out_at as "signedOutAt", a.signature as "typedSignature"
    from attendance_observations a join meetings t on t.id = a.meeting_id
    where a.person_id = ${id} order by a.id`,
  meetingNotes: (id: string) => sql`select ${meeting}, n.audience, n.text as "noteText", n.written_at as "writtenAt",
    n.edited_at as "editedAt" from meeting_notes n join meetings t on t.id = n.meeting_id
    where n.author_id = ${id} order by n.written_at, n.id`,
  nextSteps: (id: string) => sql`select t.title as "meeting", s.text as "step", s.due_on as "dueOn",
    s.done_at as "doneAt", s.created_at as "createdAt" from next_steps s left join meetings t on t.id = s.meeting_id
    where s.owner_id = ${id} order by s.created_at, s.id`,
  calendarFeed: (id: string) => sql`select created_at as "createdAt", last_used_at as "lastUsedAt"
    from calendar_feeds where person_id = ${id}`,
  bookingTimes: (id: string) => sql`select c.name as "cohort", b.starts_at as "startsAt", b.ends_at as "endsAt",
    b.place, b.link, b.withdrawn_at as "withdrawnAt" from booking_times b join cohorts c on c.id = b.cohort_id
    where b.coach_id = ${id} order by b.starts_at, b.id`,
  bookings: (id: string) => sql`select starts_at as "startsAt", ends_at as "endsAt", booked_at as "bookedAt",
    canceled_at as "canceledAt" from bookings where person_id = ${id} order by starts_at, id`,
  turns: (id: string) => sql`select ${meeting}, f.round, f.spoken_at as "spokenAt"
    from facilitation_turns f join meetings t on t.id = f.meeting_id
    where f.person_id = ${id} order by f.spoken_at, t.id, f.round`,
};

const outdated = {
  facilitation_steps: (before) => ({ table: "facilitation_steps", rows: sql`taken_at <= ${before}` }),
  meeting_check_ins: (before) => ({ table: "meeting_check_ins", rows: sql`closes_at <= ${before}` }),
} satisfies PersonalRows["outdated"];

/**
 * Rows that both accounts have stay with the kept one; of two bookings at one time, the other account's is canceled.
 */
const doubles: MergeStatements = {
  meeting_invitations: ({ keptId, goneId }) => sql`delete from meeting_invitations i using meeting_invitations o
    where o.meeting_id = i.meeting_id and (
      (i.person_id = ${keptId} and o.person_id = ${goneId} and i.withdrawn_at is not null and o.withdrawn_at is null)
      or (i.person_id = ${goneId} and o.person_id = ${keptId} and (o.withdrawn_at is null or i.withdrawn_at is not null)))`,
  attendance_observations: ({ keptId, goneId }) => sql`delete from attendance_observations a
    using attendance_observations o where o.meeting_id = a.meeting_id and o.client_key = a.client_key
      and a.person_id = ${goneId} and o.person_id = ${keptId}`,
  meeting_notes: ({ keptId, goneId }) => sql`delete from meeting_notes n using meeting_notes o
    where o.client_key = n.client_key and n.author_id = ${goneId} and o.author_id = ${keptId}`,
  next_steps: ({ keptId, goneId }) => sql`delete from next_steps s using next_steps o
    where o.client_key = s.client_key and s.owner_id = ${goneId} and o.owner_id = ${keptId}`,
  booking_times: ({ keptId, goneId }) => sql`update booking_times b set withdrawn_at = ${momentOf()}
    where b.coach_id = ${goneId} and b.withdrawn_at is null and exists (select 1 from booking_times o
      where o.coach_id = ${keptId} and o.withdrawn_at is null
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(b.starts_at, b.ends_at))`,
  bookings: ({ keptId, goneId }) => sql`update bookings b set canceled_at = ${momentOf()}
    where b.person_id = ${goneId} and b.canceled_at is null and exists (select 1 from bookings o
      where o.person_id = ${keptId} and o.canceled_at is null
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(b.starts_at, b.ends_at))`,
  facilitation_turns: ({ keptId, goneId }) => sql`delete from facilitation_turns f using facilitation_turns o
    where o.meeting_id = f.meeting_id and o.round = f.round and f.person_id = ${goneId} and o.person_id = ${keptId}`,
};

export const meetingRows = { entries, outdated, doubles } satisfies PersonalRows;
