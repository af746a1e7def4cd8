import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { findPerson } from "#app/identity/people/queries/people.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { minutes as minute } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { canBook, canOffer } from "./booking.ts";
import { mailCalendars } from "./calendar-mail.server.ts";
import { canSeeMeeting } from "./meeting.ts";
import {
  type BookingTime,
  findBookingOfTime,
  insertBooking,
  insertBookingTimes,
  lockBookingOfMeeting,
  lockBookingTime,
  updateBookingCanceled,
  updateBookingTime,
  updateTimeWithdrawn,
} from "./queries/bookings.server.ts";
import { insertInvitations } from "./queries/meeting-invitations.server.ts";
import { insertMeetings, lockMeeting, updateMeeting } from "./queries/meetings.server.ts";

type Offer = {
  cohortId: string;
  startsAt: Date;
  minutes: number;
  /** How many times follow each other. */
  times: number;
  timeZone: string;
  place: string | null;
  link: string | null;
};

/** Offers times for one-to-ones. Those that overlap another time of the coach are left out. */
export async function offerTimes(
  db: Db,
  actor: Person,
  { cohortId, startsAt, minutes, times, timeZone, place, link }: Offer,
): Promise<{ offered: number } | "not_allowed"> {
  if (!canOffer(actor, cohortId)) return "not_allowed";
  const at = (count: number) => new Date(startsAt.getTime() + count * minutes * minute);
  const rows = Array.from({ length: times }, (_, count) => ({
    ...{ coachId: actor.id, cohortId, timeZone, place, link },
    ...{ startsAt: at(count), endsAt: at(count + 1) },
  }));
  return { offered: await insertBookingTimes(db, rows) };
}

/** Takes back an offered time that nobody has booked. */
export async function withdrawTime(
  db: Db,
  actor: Person,
  timeId: string,
  now = currentTime(),
): Promise<"withdrawn" | "booked" | "missing"> {
  return db.transaction(async (db) => {
    const time = await lockBookingTime(db, timeId);
    if (time?.coachId !== actor.id) return "missing";
    if (await findBookingOfTime(db, timeId)) return "booked";
    await updateTimeWithdrawn(db, timeId, now);
    return "withdrawn";
  });
}

type Refusal = "taken" | "overlaps" | "missing";

/** Ends a transaction that has to leave nothing behind. */
class Overlap extends Error {}

/** Books a free time: a one-to-one in both calendars. Pressing twice is one booking. */
export async function bookTime(
  db: Db,
  actor: Person,
  timeId: string,
  now = currentTime(),
): Promise<{ meetingId: string } | Refusal> {
  return refusingOverlaps(() =>
    db.transaction(async (db) => {
      const time = await lockBookingTime(db, timeId);
      if (!time || !canBook(actor, time) || time.startsAt <= now) return "missing";
      const held = await findBookingOfTime(db, timeId);
      if (held) return held.personId === actor.id ? { meetingId: held.meetingId } : "taken";
      const meetingId = await makeOneToOne(db, actor, time);
      const { startsAt, endsAt } = time;
      if (!(await insertBooking(db, { timeId, meetingId, personId: actor.id, startsAt, endsAt }))) throw new Overlap();
      await mailCalendars(db, [meetingId], { now, actorId: actor.id });
      await recordAudit(db, { actorId: actor.id, action: "booking.made", subjectId: time.coachId });
      return { meetingId };
    }),
  );
}

async function makeOneToOne(db: Db, actor: Person, time: BookingTime): Promise<string> {
  const coach = await findPerson(db, time.coachId);
  const { cohortId, startsAt, timeZone, place, link } = time;
  const title = m.bookingMeetingTitle({ coach: coach?.name ?? "", member: actor.name });
  const facts = { cohortId, startsAt, minutes: minutesOf(time), timeZone, place, link, createdBy: actor.id };
  const [meeting] = await insertMeetings(db, [{ ...facts, kind: "one-to-one", title }]);
  if (!meeting) throw new Error("a meeting that was just made is not there");
  await insertInvitations(db, [
    { meetingId: meeting.id, personId: time.coachId, role: "host" },
    { meetingId: meeting.id, personId: actor.id, role: "participant" },
  ]);
  return meeting.id;
}

/** Moves a one-to-one to another free time of the same coach; either of the two may. */
export async function moveBooking(
  db: Db,
  actor: Person,
  meetingId: string,
  timeId: string,
  now = currentTime(),
): Promise<"moved" | Refusal> {
  return refusingOverlaps(() =>
    db.transaction(async (db) => {
      const time = await lockBookingTime(db, timeId);
      const booking = await openBooking(db, actor, meetingId, now);
      if (!booking || !time || time.coachId !== booking.coachId || time.startsAt <= now) return "missing";
      const held = await findBookingOfTime(db, timeId);
      if (held) return held.meetingId === meetingId ? "moved" : "taken";
      await updateBookingTime(db, booking.id, time);
      const { startsAt, timeZone, place, link } = time;
      await updateMeeting(db, meetingId, { startsAt, minutes: minutesOf(time), timeZone, place, link });
      await mailCalendars(db, [meetingId], { now, actorId: actor.id });
      await recordAudit(db, { actorId: actor.id, action: "booking.moved", detail: { meeting: meetingId } });
      return "moved";
    }),
  );
}

/** Cancels a one-to-one that has not begun; either of the two may. Its time is free again. */
export async function cancelBooking(
  db: Db,
  actor: Person,
  meetingId: string,
  now = currentTime(),
): Promise<"canceled" | "missing"> {
  return db.transaction(async (db) => {
    const booking = await openBooking(db, actor, meetingId, now);
    if (!booking) return "missing";
    await updateBookingCanceled(db, booking.id, actor.id, now);
    await updateMeeting(db, meetingId, { canceledAt: now });
    await mailCalendars(db, [meetingId], { now, actorId: actor.id });
    await recordAudit(db, { actorId: actor.id, action: "booking.canceled", detail: { meeting: meetingId } });
    return "canceled";
  });
}

/** Locks the booking of a one-to-one of this person's that has not begun. */
async function openBooking(db: Db, actor: Person, meetingId: string, now: Date) {
  const meeting = await lockMeeting(db, actor.id, meetingId);
  if (meeting?.kind !== "one-to-one" || !canSeeMeeting(actor, meeting) || meeting.startsAt <= now) return null;
  return lockBookingOfMeeting(db, meetingId);
}

const minutesOf = ({ startsAt, endsAt }: BookingTime) => Math.round((endsAt.getTime() - startsAt.getTime()) / minute);

/** The database excludes two one-to-ones of a member at once; the second person is told so. */
async function refusingOverlaps<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | "overlaps"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Overlap || isExclusion(error)) return "overlaps";
    throw error;
  }
}

/** Whether PostgreSQL refused it by an exclusion constraint (SQLSTATE 23P01). */
function isExclusion(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "23P01") || isExclusion(error.cause);
}
