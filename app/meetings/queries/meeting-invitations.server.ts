import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { isGrantInForce, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { meetingInvitations, meetings, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { InvitationRole } from "../meeting.ts";
import type { Meeting } from "./meetings.server.ts";

/**
 * Invites to sessions who belongs to their cohort on the session's day: its members, and its coaches as hosts. Someone
 * who is both is a host.
 */
export async function insertInvitationsOfCohort(db: Db, meetingIds: string[]): Promise<void> {
  if (meetingIds.length === 0) return;
  await db.execute(sql`
    insert into meeting_invitations (meeting_id, person_id, role)
    select t.id, b.person_id, min(b.role) from meetings t cross join lateral (
      select c.person_id, 'participant' as role from cohort_memberships c where c.cohort_id = t.cohort_id
        and ${isLearningIn("c", sql`t.starts_at`)}
      union all
      select g.person_id, 'host' from role_grants g where g.cohort_id = t.cohort_id and g.role = 'coach'
        and ${isGrantInForce("g", sql`greatest(t.starts_at, ${momentOf()})`)}
    ) b
    where ${inArray(sql`t.id`, meetingIds)} and t.kind = 'session' group by t.id, b.person_id
    on conflict do nothing`);
}

/**
 * Invites one person to a cohort's sessions from a moment on that are not canceled; the ids of meetings to which they
 * were not invited in this role. A change of role is no reason to mail again.
 */
export async function insertInvitationsOfPerson(
  db: Db,
  { cohortId, personId, role, from }: { cohortId: string; personId: string; role: InvitationRole; from: Date },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    insert into meeting_invitations (meeting_id, person_id, role)
    select t.id, ${personId}, ${role} from meetings t
    where t.cohort_id = ${cohortId} and t.kind = 'session' and t.canceled_at is null
      and t.starts_at >= ${from.toISOString()}::timestamptz
    on conflict (meeting_id, person_id) do update
      set withdrawn_at = null, role = excluded.role, mailed_sequence =
        case when meeting_invitations.withdrawn_at is null then meeting_invitations.mailed_sequence end
      where meeting_invitations.withdrawn_at is not null or meeting_invitations.role <> excluded.role
    returning meeting_id as id`);
  return rows.map(({ id }) => id);
}

export async function insertInvitations(db: Db, rows: (typeof meetingInvitations.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(meetingInvitations).values(rows).onConflictDoNothing();
}

/** Withdraws a person's invitations to a cohort's sessions from a moment on; the ids of those meetings. */
export async function updateInvitationsWithdrawn(
  db: Db,
  { cohortId, personId, from }: { cohortId: string; personId: string; from: Date },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    update meeting_invitations i set withdrawn_at = clock_timestamp() from meetings t
    where t.id = i.meeting_id and t.cohort_id = ${cohortId} and t.kind = 'session' and i.person_id = ${personId}
      and i.withdrawn_at is null and t.starts_at >= ${from.toISOString()}::timestamptz
    returning t.id`);
  return rows.map(({ id }) => id);
}

export type Invited = {
  personId: string;
  name: string;
  email: string;
  pronouns: string | null;
  role: InvitationRole;
};

/** The people invited to a meeting, hosts first, then by name. */
export async function listInvited(db: Db, meetingId: string): Promise<Invited[]> {
  return db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      pronouns: people.pronouns,
      role: meetingInvitations.role,
    })
    .from(meetingInvitations)
    .innerJoin(people, eq(people.id, meetingInvitations.personId))
    .where(and(eq(meetingInvitations.meetingId, meetingId), isNull(meetingInvitations.withdrawnAt)))
    .orderBy(asc(meetingInvitations.role), asc(sql`search_fold(${people.name})`), asc(people.id))
    .limit(2100);
}

export type CalendarRecipient = {
  meeting: Meeting;
  to: { personId: string; email: string; language: string; timeZone: string };
  name: string;
  role: InvitationRole;
  mailedSequence: number | null;
};

/**
 * People to tell of a meeting by calendar mail: invited, reachable, and not told of its present sequence. `personIds`
 * limits it to these people. Locks the invitations until the caller's transaction ends.
 */
export async function lockUntold(
  db: Db,
  meetingIds: string[],
  personIds?: readonly string[],
): Promise<CalendarRecipient[]> {
  if (meetingIds.length === 0) return [];
  const rows = await db
    .select({
      meeting: meetings,
      invitation: meetingInvitations,
      email: people.email,
      name: people.name,
      language: people.language,
      timeZone: people.timeZone,
    })
    .from(meetingInvitations)
    .innerJoin(meetings, eq(meetings.id, meetingInvitations.meetingId))
    .innerJoin(people, eq(people.id, meetingInvitations.personId))
    .where(
      and(
        inArray(meetings.id, meetingIds),
        personIds ? inArray(people.id, [...personIds]) : undefined,
        isNull(meetingInvitations.withdrawnAt),
        isNull(people.erasureDueAt),
        or(isNull(meetingInvitations.mailedSequence), sql`${meetingInvitations.mailedSequence} < ${meetings.sequence}`),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id), asc(people.id))
    .for("update", { of: meetingInvitations });
  return rows.map(({ meeting, invitation, email, name, language, timeZone }) => ({
    meeting,
    to: { personId: invitation.personId, email, language, timeZone },
    name,
    role: invitation.role,
    mailedSequence: invitation.mailedSequence,
  }));
}

/** A person's withdrawn invitations to these meetings that a calendar mail once announced. */
export async function listToldWithdrawn(db: Db, meetingIds: string[], personId: string): Promise<CalendarRecipient[]> {
  if (meetingIds.length === 0) return [];
  const rows = await db
    .select({ meeting: meetings, invitation: meetingInvitations, person: people })
    .from(meetingInvitations)
    .innerJoin(meetings, eq(meetings.id, meetingInvitations.meetingId))
    .innerJoin(people, eq(people.id, meetingInvitations.personId))
    .where(
      and(
        inArray(meetings.id, meetingIds),
        eq(people.id, personId),
        isNull(people.erasureDueAt),
        sql`${meetingInvitations.mailedSequence} is not null and ${meetings.canceledAt} is null`,
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id));
  return rows.map(({ meeting, invitation, person }) => ({
    meeting,
    to: { personId, email: person.email, language: person.language, timeZone: person.timeZone },
    name: person.name,
    role: invitation.role,
    mailedSequence: invitation.mailedSequence,
  }));
}

/** Records that calendar mails about the present sequence of these meetings were posted. */
export async function updateMailedSequence(db: Db, told: { meetingId: string; personId: string }[]): Promise<void> {
  if (told.length === 0) return;
  const pairs = sql.join(
    told.map(({ meetingId, personId }) => sql`(${meetingId}::uuid, ${personId}::uuid)`),
    sql`, `,
  );
  await db.execute(sql`
    update meeting_invitations i set mailed_sequence = t.sequence from meetings t
    where t.id = i.meeting_id and (i.meeting_id, i.person_id) in (values ${pairs})`);
}

/** A person's meetings for their calendar feed: from `from` on, invited now, with recently canceled ones. */
export async function listFeedMeetings(db: Db, personId: string, from: Date): Promise<Meeting[]> {
  const rows = await db
    .select({ meeting: meetings })
    .from(meetingInvitations)
    .innerJoin(meetings, eq(meetings.id, meetingInvitations.meetingId))
    .where(
      and(
        eq(meetingInvitations.personId, personId),
        isNull(meetingInvitations.withdrawnAt),
        sql`${meetings.startsAt} >= ${from.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(1000);
  return rows.map(({ meeting }) => meeting);
}
