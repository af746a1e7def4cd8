import { eq } from "drizzle-orm";
import { setGoal } from "#app/cohorts/goals/goal.server.ts";
import { logContact } from "#app/cohorts/log/contact.server.ts";
import { observe } from "#app/cohorts/log/observation.server.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { acceptAgreement, writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { assignLearning } from "#app/cohorts/programs/assignment.server.ts";
import { askToJoin } from "#app/cohorts/programs/cohort-request.server.ts";
import { changeCohort } from "#app/cohorts/programs/cohort-settings.server.ts";
import { endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import { listAssignments } from "#app/cohorts/programs/queries/assigned-learning.server.ts";
import { listOpenRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { addComment } from "#app/learning/artifacts/feedback.server.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { bookTime, offerTimes } from "#app/meetings/booking.server.ts";
import { openCheckIn } from "#app/meetings/check-in.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { addNextStep, writeNote } from "#app/meetings/note.server.ts";
import { listFreeTimes } from "#app/meetings/queries/bookings.server.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { listOpenSteps } from "#app/meetings/queries/next-steps.server.ts";
import { listNotes } from "#app/meetings/queries/notes.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { dayBefore, dayOf, homeZone } from "#app/time/dates.ts";
import { days, hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { artifacts } from "#db/schema/index.ts";
import { aPhoto, handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { askedInstrument } from "#tests/instruments/asked.ts";
import { aCohort, aLesson, aReflectionPrompt, join } from "#tests/world.ts";
import { numbers, publishNumbers } from "./numbers.ts";

export const today = dayOf(currentTime(), homeZone);
export const settings = {
  ...{ name: "Tides", startsOn: "2026-01-01", endsOn: null, timeZone: homeZone, language: "en" },
  ...{ capacity: null, takesRequests: true },
};
export const goal = {
  statement: "Greet.",
  problem: null,
  baseline: null,
  measure: null,
  targetOn: null,
  status: "open" as const,
};
export const contact = {
  ...{ kind: "one-to-one" as const, beganAt: currentTime(), minutes: 30, mode: "video" as const, language: null },
  ...{ focus: [], strategies: [], barriers: [], goalIds: [], summary: null },
};
export const words = { goals: "Learn.", norms: "Listen.", readers: "Coaches.", records: "The law." };
export const comment = { text: "Who says so?", parentId: null, fieldKey: "noticed", passage: "", start: null };

/** A cohort in which everything that can be written about is there, by its coach or by a member. */
export async function aFullCohort(db: Db) {
  const [cohortId, other] = [await aCohort(db, { name: "Tides" }), await aCohort(db, { name: "Cedars" })];
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const dana = await join(db, "dana", { grants: [{ role: "coach", cohortId: other }] });
  const femi = await join(db, "femi");
  const key = "a form of theirs";
  const draft = { title: "One", startsAt: fromNow(0.2 * hours), minutes: 60 };
  const made = await createMeetings(db, cora, cohortId, [draft]);
  const meetingId = made === "not_allowed" ? "" : (made.meetingIds[0] ?? "");
  const meeting = await findMeeting(db, cora.id, meetingId);
  if (!meeting) throw new Error("no session was made");
  await writeNote(db, ana, meetingId, { text: "Three strengths.", audience: "cohort", key });
  await writeNote(db, bea, meetingId, { text: "Mine.", audience: "cohort", key });
  const notes = await listNotes(db, meetingId, ana.id);
  const noteOf = (personId: string) => notes.find(({ authorId }) => authorId === personId)?.id ?? "";
  await addNextStep(db, cora, meetingId, { text: "Ask.", ownerId: ana.id, dueOn: null, key });
  const stepId = (await listOpenSteps(db, ana.id))[0]?.id ?? "";
  const offer = {
    cohortId,
    startsAt: fromNow(5 * days),
    minutes: 30,
    times: 4,
    timeZone: homeZone,
    place: null,
    link: null,
  };
  await offerTimes(db, cora, offer);
  const timeIds = (await listFreeTimes(db, ana, { now: currentTime() })).map(({ id }) => id);
  const booked = await bookTime(db, ana, timeIds[0] ?? "");
  const bookedId = typeof booked === "string" ? "" : booked.meetingId;
  const [goalId, observationId] = [crypto.randomUUID(), crypto.randomUUID()];
  await setGoal(db, ana, { id: goalId, cohortId, words: goal });
  await observe(db, cora, {
    id: observationId,
    cohortId,
    memberId: ana.id,
    day: today,
    evidence: "4",
    question: "Who?",
  });
  const logged = await loggedIn(db, { cohortId, cora, ana });
  const catalog = await publishNumbers(db);
  const assigned = { cohortId, what: "course numbers", member: null, dueOn: null, note: null };
  await assignLearning(db, cora, assigned, catalog);
  const assignmentId = (await listAssignments(db, cohortId))[0]?.id ?? "";
  await writeAgreement(db, cora, cohortId, words);
  for (const member of [ana, bea]) await acceptAgreement(db, member, { cohortId, version: 1 });
  await changeCohort(db, cora, cohortId, settings);
  await askToJoin(db, await join(db, "ines"), { cohortId, note: null });
  const requestId = (await listOpenRequests(db, cohortId))[0]?.id ?? "";
  const work = await workIn(db, { cohortId, cora, ana, bea });
  await openCheckIn(db, cora, meetingId);
  await endCohortMembership(db, cora, { cohortId, personId: bea.id, leftOn: dayBefore(today) });
  const left: Person = { ...bea, cohortIds: [] };
  return {
    ...{ cohortId, cora, ana, left, dana, femi, meeting, meetingId },
    ...{ anasNote: noteOf(ana.id), beasNote: noteOf(bea.id), ...logged, stepId, offer, timeIds, bookedId },
    ...{ goalId, observationId, catalog, assigned, assignmentId, requestId },
    ...work,
  };
}

export type Full = Awaited<ReturnType<typeof aFullCohort>>;

/** A one-to-one that the coach typed, and a message of theirs. */
async function loggedIn(db: Db, { cohortId, cora, ana }: { cohortId: string; cora: Person; ana: Person }) {
  await logContact(db, cora, { ...contact, cohortId, memberIds: [ana.id], key: "a form" });
  await writeMessage(db, cora, { cohortId, memberId: ana.id, body: "Welcome.", key: "a form" });
  const logged = await listContacts(db, cohortId, ana.id);
  const idFrom = (source: string) => logged.find((each) => each.source === source)?.id ?? "";
  return { contactId: idFrom("typed"), messageId: idFrom("message") };
}

/** A shared reflection, work that was handed in with a comment that is not returned yet, and a questionnaire. */
async function workIn(
  db: Db,
  { cohortId, cora, ana, bea }: { cohortId: string; cora: Person; ana: Person; bea: Person },
) {
  await enroll(db, ana.id, numbers);
  const place = { course: numbers, lesson: numbers.lessons[0] ?? aLesson("none"), prompt: aReflectionPrompt() };
  const shared = await reflect(db, ana.id, place, { writer: "w", base: 0, visibility: "coach", text: "Late." });
  const reflectionId = shared.outcome === "saved" ? shared.reflection.id : "";
  const artifactId = await handedInArtifact(db, ana, cohortId);
  await addComment(db, cora, artifactId, comment);
  const commentId = (await findArtifactPage(db, cora, artifactId))?.comments[0]?.id ?? "";
  await db.update(artifacts).set({ dataReview: "asked" }).where(eq(artifacts.id, artifactId));
  const photoId = await aPhoto(db, artifactId);
  const beasId = await handedInArtifact(db, bea, cohortId);
  const runId = await askedInstrument(db, cohortId);
  return { reflectionId, artifactId, commentId, photoId, beasId, runId };
}
