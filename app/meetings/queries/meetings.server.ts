import { and, eq, inArray, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { meetings } from "#db/schema/index.ts";
import type { InvitationRole, MeetingDetails, MeetingKind } from "../meeting.ts";

export type Meeting = typeof meetings.$inferSelect;

/** A meeting as its viewer sees it. */
export type SeenMeeting = Meeting & { invitedAs: InvitationRole | null };

/** Inserts meetings; the ids in the same order, leaving out those whose client key is there already. */
export async function insertMeetings(db: Db, rows: (typeof meetings.$inferInsert)[]): Promise<Meeting[]> {
  if (rows.length === 0) return [];
  return db.insert(meetings).values(rows).onConflictDoNothing({ target: meetings.clientKey }).returning();
}

const invitedAs = (personId: string) => sql<InvitationRole | null>`(
  select i.role from meeting_invitations i
  where i.meeting_id = ${meetings.id} and i.person_id = ${personId} and i.withdrawn_at is null)`;

/** A meeting with the viewer's invitation; null when it does not exist. Whether they may see it is up to meeting.ts. */
export async function findMeeting(db: Db, viewerId: string, id: string): Promise<SeenMeeting | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select({ meeting: meetings, invitedAs: invitedAs(viewerId) })
    .from(meetings)
    .where(eq(meetings.id, id));
  return row ? { ...row.meeting, invitedAs: row.invitedAs } : null;
}

/** Locks a meeting until the caller's transaction ends, and reads it with the viewer's invitation. */
export async function lockMeeting(db: Db, viewerId: string, id: string): Promise<SeenMeeting | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select({ meeting: meetings, invitedAs: invitedAs(viewerId) })
    .from(meetings)
    .where(eq(meetings.id, id))
    .for("update", { of: meetings });
  return row ? { ...row.meeting, invitedAs: row.invitedAs } : null;
}

export type MeetingChange = Partial<
  Pick<
    Meeting,
    "title" | "startsAt" | "minutes" | "breakMinutes" | "timeZone" | "place" | "link" | "canceledAt" | "agendaKey"
  >
>;

/** Changes what a meeting's calendar event says: its sequence goes up by one. */
export async function updateMeeting(db: Db, id: string, change: MeetingChange): Promise<Meeting> {
  const [row] = await db
    .update(meetings)
    .set({ ...change, sequence: sql`${meetings.sequence} + 1`, changedAt: sql`clock_timestamp()` })
    .where(eq(meetings.id, id))
    .returning();
  if (!row) throw new Error("a meeting that was locked is not there");
  return row;
}

/** Cancels several meetings at once, as `updateMeeting` does one. */
export async function updateMeetingsCanceled(db: Db, ids: string[], canceledAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(meetings)
    .set({ canceledAt, sequence: sql`${meetings.sequence} + 1`, changedAt: sql`clock_timestamp()` })
    .where(inArray(meetings.id, ids));
}

/** The sessions of a cohort in order, with canceled ones. */
export async function listSessions(db: Db, viewerId: string, cohortId: string): Promise<SeenMeeting[]> {
  if (!isId(cohortId)) return [];
  const rows = await db
    .select({ meeting: meetings, invitedAs: invitedAs(viewerId) })
    .from(meetings)
    .where(and(eq(meetings.cohortId, cohortId), eq(meetings.kind, "session")))
    .orderBy(meetings.startsAt, meetings.id)
    .limit(500);
  return rows.map(({ meeting, invitedAs }) => ({ ...meeting, invitedAs }));
}

export type UpcomingMeeting = MeetingDetails & {
  id: string;
  kind: MeetingKind;
  cohortId: string | null;
  trainingRunId: string | null;
};

/** A person's next meetings that are neither over nor canceled, soonest first. */
export async function listUpcomingMeetings(
  db: Db,
  personId: string,
  { now, most }: { now: Date; most: number },
): Promise<UpcomingMeeting[]> {
  const { id, kind, cohortId, trainingRunId, title, startsAt, minutes, timeZone, place, link } = meetings;
  return db
    .select({ id, kind, cohortId, trainingRunId, title, startsAt, minutes, timeZone, place, link })
    .from(meetings)
    .where(
      sql`${meetings.canceledAt} is null
        and ${meetings.startsAt} + make_interval(mins => ${meetings.minutes}) > ${now.toISOString()}::timestamptz
        and exists (select 1 from meeting_invitations i where i.meeting_id = ${meetings.id}
          and i.person_id = ${personId} and i.withdrawn_at is null)`,
    )
    .orderBy(meetings.startsAt, meetings.id)
    .limit(most);
}
