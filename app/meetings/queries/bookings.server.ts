import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { bookings, bookingTimes, cohorts, meetingInvitations, meetings, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export type BookingTime = typeof bookingTimes.$inferSelect;

/** Inserts offered times; those that overlap another one of the coach are left out. How many were new. */
export async function insertBookingTimes(db: Db, rows: (typeof bookingTimes.$inferInsert)[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await db.insert(bookingTimes).values(rows).onConflictDoNothing().returning({ id: bookingTimes.id });
  return added.length;
}

/** Locks an offered time until the caller's transaction ends; null when it does not exist or was withdrawn. */
export async function lockBookingTime(db: Db, id: string): Promise<BookingTime | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select()
    .from(bookingTimes)
    .where(and(eq(bookingTimes.id, id), isNull(bookingTimes.withdrawnAt)))
    .for("update");
  return row ?? null;
}

export async function updateTimeWithdrawn(db: Db, id: string, now: Date): Promise<void> {
  await db.update(bookingTimes).set({ withdrawnAt: now }).where(eq(bookingTimes.id, id));
}

/** The booking that holds a time; null while it is free. */
export async function findBookingOfTime(db: Db, timeId: string) {
  const [row] = await db
    .select()
    .from(bookings)
    .where(and(eq(bookings.timeId, timeId), isNull(bookings.canceledAt)));
  return row ?? null;
}

/** False when the member has another booking at that time. */
export async function insertBooking(db: Db, row: typeof bookings.$inferInsert): Promise<boolean> {
  const added = await db.insert(bookings).values(row).onConflictDoNothing().returning({ id: bookings.id });
  return added.length > 0;
}

/** Locks the open booking of a one-to-one until the caller's transaction ends, with the coach whose time it is. */
export async function lockBookingOfMeeting(db: Db, meetingId: string) {
  const [row] = await db
    .select({ booking: bookings, coachId: bookingTimes.coachId })
    .from(bookings)
    .innerJoin(bookingTimes, eq(bookingTimes.id, bookings.timeId))
    .where(and(eq(bookings.meetingId, meetingId), isNull(bookings.canceledAt)))
    .for("update", { of: bookings });
  return row ? { ...row.booking, coachId: row.coachId } : null;
}

export async function updateBookingTime(
  db: Db,
  id: string,
  { id: timeId, startsAt, endsAt }: BookingTime,
): Promise<void> {
  await db.update(bookings).set({ timeId, startsAt, endsAt }).where(eq(bookings.id, id));
}

export async function updateBookingCanceled(db: Db, id: string, canceledBy: string, canceledAt: Date): Promise<void> {
  await db.update(bookings).set({ canceledBy, canceledAt }).where(eq(bookings.id, id));
}

type Leaving = { cohortId: string; personId: string; from: Date };

/** Cancels the booked one-to-ones of a person in a cohort from a moment on, theirs or with them; the meetings' ids. */
export async function updateBookingsCanceled(db: Db, { cohortId, personId, from }: Leaving): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    update bookings b set canceled_at = ${momentOf()} from booking_times t
    where t.id = b.time_id and t.cohort_id = ${cohortId} and b.canceled_at is null
      and (b.person_id = ${personId} or t.coach_id = ${personId}) and b.starts_at >= ${from.toISOString()}::timestamptz
    returning b.meeting_id as id`);
  return rows.map(({ id }) => id);
}

/** Takes back what a coach offers to a cohort from a moment on. */
export async function updateTimesWithdrawn(db: Db, { cohortId, personId, from }: Leaving): Promise<void> {
  await db
    .update(bookingTimes)
    .set({ withdrawnAt: sql`${momentOf()}` })
    .where(
      sql`${bookingTimes.cohortId} = ${cohortId} and ${bookingTimes.coachId} = ${personId}
        and ${bookingTimes.withdrawnAt} is null and ${bookingTimes.startsAt} >= ${from.toISOString()}::timestamptz`,
    );
}

/** What else a person has at the time: the titles of meetings that they are invited to. */
const clashesOf = (personId: string) => sql<string[]>`coalesce((
  select array_agg(t.title order by t.starts_at) from meetings t
  join meeting_invitations i on i.meeting_id = t.id and i.person_id = ${personId} and i.withdrawn_at is null
  where t.canceled_at is null and t.starts_at < ${bookingTimes.endsAt}
    and t.starts_at + make_interval(mins => t.minutes) > ${bookingTimes.startsAt}), '{}')`;

export type FreeTime = {
  id: string;
  coachId: string;
  coach: string;
  cohort: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  isOnline: boolean;
  clashes: string[];
};

/** Free times to come for these cohorts: by one coach where given, otherwise by anyone but the person. */
export async function listFreeTimes(
  db: Db,
  person: { id: string; cohortIds: readonly string[] },
  { now, coachId }: { now: Date; coachId?: string },
): Promise<FreeTime[]> {
  if (person.cohortIds.length === 0) return [];
  const ids = sql.join(
    person.cohortIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const { id, startsAt, endsAt, place } = bookingTimes;
  return db
    .select({
      ...{ id, coachId: bookingTimes.coachId, coach: people.name, cohort: cohorts.name, startsAt, endsAt, place },
      isOnline: sql<boolean>`${bookingTimes.link} is not null`,
      clashes: clashesOf(person.id),
    })
    .from(bookingTimes)
    .innerJoin(people, eq(people.id, bookingTimes.coachId))
    .innerJoin(cohorts, eq(cohorts.id, bookingTimes.cohortId))
    .where(
      and(
        sql`${bookingTimes.cohortId} in (${ids})`,
        coachId ? eq(bookingTimes.coachId, coachId) : ne(bookingTimes.coachId, person.id),
        isNull(bookingTimes.withdrawnAt),
        sql`${startsAt} > ${now.toISOString()}::timestamptz`,
        sql`not exists (select 1 from bookings b where b.time_id = ${id} and b.canceled_at is null)`,
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(200);
}

/** The times to come that a coach offers, with who booked each and what else the coach has then. */
export async function listOfferedTimes(db: Db, coachId: string, now: Date) {
  const { id, startsAt, endsAt, place } = bookingTimes;
  return db
    .select({
      ...{ id, startsAt, endsAt, place, cohort: cohorts.name, meetingId: bookings.meetingId, bookedBy: people.name },
      clashes: clashesOf(coachId),
    })
    .from(bookingTimes)
    .innerJoin(cohorts, eq(cohorts.id, bookingTimes.cohortId))
    .leftJoin(bookings, and(eq(bookings.timeId, id), isNull(bookings.canceledAt)))
    .leftJoin(people, eq(people.id, bookings.personId))
    .where(
      and(
        eq(bookingTimes.coachId, coachId),
        isNull(bookingTimes.withdrawnAt),
        sql`${startsAt} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(200);
}

/** A person's one-to-ones to come, with whom. */
export async function listOwnOneToOnes(db: Db, personId: string, now: Date) {
  const { id, title, startsAt, minutes, place } = meetings;
  return db
    .select({ id, title, startsAt, minutes, place })
    .from(meetings)
    .innerJoin(meetingInvitations, eq(meetingInvitations.meetingId, id))
    .where(
      and(
        eq(meetings.kind, "one-to-one"),
        eq(meetingInvitations.personId, personId),
        isNull(meetingInvitations.withdrawnAt),
        isNull(meetings.canceledAt),
        sql`${startsAt} + make_interval(mins => ${minutes}) > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(100);
}

/** The cohorts with these ids by name, for a coach to offer times to. */
export async function listCohortNames(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return db
    .select({ id: cohorts.id, name: cohorts.name })
    .from(cohorts)
    .where(sql`${cohorts.id} in (${list})`)
    .orderBy(asc(cohorts.name), asc(cohorts.id))
    .limit(500);
}
