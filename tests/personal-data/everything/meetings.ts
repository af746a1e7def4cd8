import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  sessionNote: "We counted quokkas by the dock",
  step: "Ask the ferry crew about quokkas",
  signature: "Marigold of the quokkas",
  room: "The quokka room",
};

export const meetingsSample: Sample = { traces, use: meet };

async function meet({ db, cohortId, me, admin }: World) {
  const startsAt = new Date();
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const facts = { title: "Kick-off", startsAt, minutes: 60, timeZone: "UTC", cohortId, canceledAt: new Date() };
  const at = { place: "Room 4", link: "https://video.example/1" };
  const [session, own] = await db
    .insert(schema.meetings)
    .values([
      { ...facts, ...at, kind: "session", createdBy: admin },
      { ...facts, ...at, kind: "one-to-one", createdBy: admin },
    ])
    .returning();
  const meetingId = session?.id ?? "";
  await db
    .insert(schema.meetingInvitations)
    .values({ meetingId, personId: me, role: "participant", withdrawnAt: new Date() });
  const observed = { meetingId, personId: me, source: "coach" as const, state: "late" as const, recordedBy: admin };
  await db.insert(schema.attendanceObservations).values({
    ...{ ...observed, minutes: 50, lateMinutes: 5, leftEarlyMinutes: 5, happenedAt: new Date(), clientKey: "a form" },
    ...{ signedOutAt: new Date(), signature: traces.signature },
  });
  await db
    .insert(schema.meetingSheets)
    .values({ meetingId, bytes: Buffer.from("a photo"), hash: "a hash", addedBy: me });
  const note = { meetingId, authorId: me, audience: "author" as const, text: traces.sessionNote, clientKey: "a form" };
  await db.insert(schema.meetingNotes).values({ ...note, editedAt: new Date() });
  const step = { meetingId, cohortId, ownerId: me, createdBy: me, text: traces.step, clientKey: "a form" };
  await db.insert(schema.nextSteps).values({ ...step, dueOn: "2026-12-01", doneAt: new Date() });
  await db
    .insert(schema.calendarFeeds)
    .values({ personId: me, tokenHash: Buffer.from(crypto.randomUUID()), lastUsedAt: new Date() });
  const time = { cohortId, startsAt, endsAt, timeZone: "UTC", link: at.link, withdrawnAt: new Date() };
  const [offered] = await db
    .insert(schema.bookingTimes)
    .values({ ...time, coachId: me, place: traces.room })
    .returning();
  const booking = { timeId: offered?.id ?? "", meetingId: own?.id ?? "", personId: me, startsAt, endsAt };
  await db.insert(schema.bookings).values({ ...booking, canceledAt: new Date(), canceledBy: me });
  await db.insert(schema.facilitations).values({ meetingId, facilitatorId: me });
  await db.insert(schema.facilitationTurns).values({ meetingId, round: 1, personId: me });
}
