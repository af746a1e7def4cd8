import { bookings, bookingTimes, meetingInvitations, meetings } from "#db/schema/index.ts";
import { everybody, only, signedIn, unchanged, wordsOfCohort } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

const sessionForm = { title: "Kick-off", day: "2099-01-05", time: "16:00", minutes: "60", timeZone: "UTC" };
const aSession = (cohortId: string) => ({
  ...{ cohortId, kind: "session" as const, title: "Kick-off", minutes: 60, timeZone: "UTC" },
  startsAt: new Date("2026-01-05T16:00:00Z"),
});

export const meetingsRows = domainRows(prepare, {
  "cohorts/:cohort/sessions": { at: ({ cohortId }) => `/cohorts/${cohortId}/sessions`, get: only(wordsOfCohort, 200) },
  "cohorts/:cohort/sessions/new": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/sessions/new`,
    get: only(["coach"], 200),
    post: { form: { ...sessionForm, weeks: "1", key: "a-key-of-a-form" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}`,
    get: only(wordsOfCohort, 200),
  },
  "cohorts/:cohort/sessions/:meeting/change": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/change`,
    get: only(["coach"], 200),
    post: { form: sessionForm, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/cancellation": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/cancellation`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/attendance": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/attendance`,
    get: only(["coach"], 200),
    post: { form: { key: "a-key-of-a-form" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/check-in": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/check-in`,
    get: only(["coach"], 200),
    post: { form: { _method: "delete" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/participants": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/participants`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  "cohorts/:cohort/sessions/:meeting/facilitate": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/facilitate`,
    get: only(wordsOfCohort, 200),
    post: { form: { step: "start", key: "a-press", from: "0" }, answers: only(["coach"], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/facilitate/state": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/facilitate/state`,
    get: only(wordsOfCohort, 200),
  },
  "cohorts/:cohort/sessions/:meeting/notes": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/notes`,
    get: everybody(unchanged),
    post: {
      form: { text: "We began.", audience: "author", key: "a-key-of-a-form" },
      answers: only(["coach"], 303),
    },
  },
  "cohorts/:cohort/sessions/:meeting/notes/:note": {
    at: ({ cohortId, sessionId }) =>
      `/cohorts/${cohortId}/sessions/${sessionId}/notes/00000000-0000-4000-8000-000000000000`,
    get: only([], 200),
    post: { form: { _method: "delete" }, answers: only([], 303) },
  },
  "cohorts/:cohort/sessions/:meeting/next-steps": {
    at: ({ cohortId, sessionId }) => `/cohorts/${cohortId}/sessions/${sessionId}/next-steps`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(wordsOfCohort, 303) },
  },
  booking: { at: () => "/booking", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "booking/times": {
    at: () => "/booking/times",
    get: everybody(unchanged),
    post: { form: {}, answers: only([], 303) },
  },
  "booking/:meeting": {
    at: ({ oneToOneId }) => `/booking/${oneToOneId}`,
    get: only(["owner", "coach"], 200),
    post: { form: { _method: "delete" }, answers: only(["owner"], 303) },
  },
  "next-steps/:step": {
    at: () => "/next-steps/00000000-0000-4000-8000-000000000000",
    get: everybody(unchanged),
    post: { form: {}, answers: only([], 303) },
  },
  // Check-in is not open there; tests/meetings/check-in.test.ts has a kiosk that is.
  "check-in/:meeting/:token": {
    at: ({ sessionId }) => `/check-in/${sessionId}/nothing`,
    get: everybody(404),
    post: { form: { name: "Ana" }, answers: everybody(404) },
  },
  "check-in": { at: () => "/check-in", get: signedIn(200), post: { form: {}, answers: signedIn(422) } },
  "calendar/:file": { at: () => `/calendar/${"a".repeat(43)}.ics`, get: everybody(404) },
  "settings/calendar": {
    at: () => "/settings/calendar",
    get: signedIn(200),
    post: { form: {}, answers: signedIn(200) },
  },
});

async function prepare(world: World) {
  const { db, people, cohortId } = world;
  const [kickOff] = await db.insert(meetings).values(aSession(cohortId)).returning();
  const sessionId = kickOff?.id ?? "";
  const invited = [people.owner, people.mate, people.former];
  await db
    .insert(meetingInvitations)
    .values(invited.map((personId) => ({ meetingId: sessionId, personId, role: "participant" as const })));
  return { sessionId, oneToOneId: await aOneToOne(world) };
}

/** A booked one-to-one of the owner and the coach. */
async function aOneToOne({ db, people, cohortId }: World): Promise<string> {
  const startsAt = new Date("2099-01-05T16:00:00Z");
  const endsAt = new Date("2099-01-05T16:30:00Z");
  const facts = { ...aSession(cohortId), startsAt, kind: "one-to-one" as const };
  const [meeting] = await db.insert(meetings).values(facts).returning();
  const meetingId = meeting?.id ?? "";
  await db.insert(meetingInvitations).values([
    { meetingId, personId: people.coach, role: "host" },
    { meetingId, personId: people.owner, role: "participant" },
  ]);
  const offered = { coachId: people.coach, cohortId, startsAt, endsAt, timeZone: "UTC" };
  const [time] = await db.insert(bookingTimes).values(offered).returning();
  await db.insert(bookings).values({ timeId: time?.id ?? "", meetingId, personId: people.owner, startsAt, endsAt });
  return meetingId;
}
