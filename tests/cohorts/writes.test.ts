import { expect, test } from "vitest";
import { markReflection } from "#app/cohorts/desk/mark.server.ts";
import { reviseGoal, setGoal } from "#app/cohorts/goals/goal.server.ts";
import { completeContact, logContact, noteMinutes, removeContact } from "#app/cohorts/log/contact.server.ts";
import { acknowledgeObservation, observe } from "#app/cohorts/log/observation.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { acceptAgreement, writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { assignLearning, withdrawAssignment } from "#app/cohorts/programs/assignment.server.ts";
import { inviteToCohort } from "#app/cohorts/programs/cohort-invitation.server.ts";
import { answerRequest } from "#app/cohorts/programs/cohort-request.server.ts";
import { changeCohort } from "#app/cohorts/programs/cohort-settings.server.ts";
import { handOver } from "#app/cohorts/programs/hand-over.server.ts";
import { addCohortMember, endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { closeInstrument, planInstrument } from "#app/instruments/sending.server.ts";
import {
  acknowledgeFeedback,
  addComment,
  removeComment,
  saveRatings,
} from "#app/learning/artifacts/feedback.server.ts";
import { addFile, removeFile } from "#app/learning/artifacts/file.server.ts";
import { replyToReflection } from "#app/learning/artifacts/reflection-reply.server.ts";
import { moveArtifact, reviewChildData } from "#app/learning/artifacts/review.server.ts";
import { addOwner, leaveTeam } from "#app/learning/artifacts/team.server.ts";
import { restoreArtifact, saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import { recordAttendance } from "#app/meetings/attendance.server.ts";
import { bookTime, cancelBooking, moveBooking, offerTimes, withdrawTime } from "#app/meetings/booking.server.ts";
import { checkIn, closeCheckIn, codeToShow, openCheckIn } from "#app/meetings/check-in.server.ts";
import { chooseProtocol, handOver as handOn, markSpoken, takeStep } from "#app/meetings/facilitation.server.ts";
import { cancelMeeting, changeMeeting, createMeetings, restoreMeeting } from "#app/meetings/meeting.server.ts";
import { addNextStep, changeNote, finishNextStep, removeNote, writeNote } from "#app/meetings/note.server.ts";
import { recordParticipants } from "#app/meetings/participant-file.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { dayBefore } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { aTemplate } from "#tests/artifacts/template.ts";
import { inDatabase } from "#tests/database.ts";
import { anInstrument } from "#tests/instruments/asked.ts";
import { aFullCohort, comment, contact, type Full, goal, settings, today, words } from "./full-cohort.ts";

const network = "203.0.113.7";
const save = { title: "Bus note", texts: { question: "Who?", noticed: "Late." }, writer: "w", base: 0 };

type Write = (db: Db, who: Person, all: Full) => Promise<unknown>;

const entry = (personId: string) => ({
  personId,
  state: "present" as const,
  lateMinutes: null,
  leftEarlyMinutes: null,
  seen: null,
});

/** What a coach of the cohort does, in an order in which each works. */
const byCoach: Record<string, Write> = {
  changeCohort: (db, who, { cohortId }) => changeCohort(db, who, cohortId, settings),
  inviteToCohort: async (db, who, { cohortId }) =>
    (
      await inviteToCohort(
        db,
        who,
        { cohortId, guests: [{ email: "new@heron.example", name: null }], note: null },
        network,
      )
    ).sent[0] ?? "refused",
  answerRequest: (db, who, { cohortId, requestId }) =>
    answerRequest(db, who, { cohortId, requestId, isApproved: false }),
  addCohortMember: (db, who, { cohortId, femi }) =>
    addCohortMember(db, who, { cohortId, personId: femi.id, joinedOn: today }),
  writeAgreement: (db, who, { cohortId }) => writeAgreement(db, who, cohortId, words),
  assignLearning: (db, who, { assigned, catalog }) => assignLearning(db, who, assigned, catalog),
  withdrawAssignment: (db, who, { cohortId, assignmentId: id }) => withdrawAssignment(db, who, { cohortId, id }),
  logContact: (db, who, { cohortId, ana }) =>
    logContact(db, who, { ...contact, cohortId, memberIds: [ana.id], key: "one" }),
  completeContact: (db, who, { cohortId, contactId: id }) =>
    completeContact(db, who, { cohortId, id, details: contact }),
  noteMinutes: (db, who, { cohortId, messageId: id }) => noteMinutes(db, who, { cohortId, id, minutes: 5 }),
  removeContact: (db, who, { cohortId, contactId: id }) => removeContact(db, who, { cohortId, id }),
  observe: (db, who, { cohortId, ana }) =>
    observe(db, who, { id: crypto.randomUUID(), cohortId, memberId: ana.id, day: today, evidence: "4", question: "?" }),
  planInstrument: (db, who, { cohortId }) =>
    planInstrument(db, who, cohortId, { instrument: anInstrument(), opensOn: today }),
  closeInstrument: (db, who, { runId }) => closeInstrument(db, who, runId),
  createMeetings: (db, who, { cohortId }) =>
    createMeetings(db, who, cohortId, [{ title: "Two", startsAt: fromNow(9 * days), minutes: 60 }]),
  changeMeeting: (db, who, { meeting, meetingId }) => changeMeeting(db, who, meetingId, { ...meeting, minutes: 75 }),
  cancelMeeting: (db, who, { meetingId }) => cancelMeeting(db, who, meetingId),
  restoreMeeting: (db, who, { meetingId }) => restoreMeeting(db, who, meetingId),
  recordAttendance: (db, who, { meetingId, ana }) =>
    recordAttendance(db, who, meetingId, { key: "k", entries: [entry(ana.id)] }),
  recordParticipants: (db, who, { meetingId }) =>
    recordParticipants(db, who, meetingId, { key: "k", confirmed: [], isRestAbsent: true, shift: null }),
  openCheckIn: (db, who, { meetingId }) => openCheckIn(db, who, meetingId),
  closeCheckIn: (db, who, { meetingId }) => closeCheckIn(db, who, meetingId),
  chooseProtocol: (db, who, { meetingId }) => chooseProtocol(db, who, meetingId, "notice-and-wonder"),
  takeStep: (db, who, { meetingId }) =>
    takeStep(db, who, meetingId, { key: "s", action: "start", from: 0, at: currentTime() }, { rounds: 3 }),
  markSpoken: (db, who, { meetingId, ana }) =>
    markSpoken(db, who, meetingId, { round: 0, personId: ana.id, hasSpoken: true }),
  handOn: (db, who, { meetingId, ana }) => handOn(db, who, meetingId, ana.id),
  writePrivateNote: (db, who, { meetingId }) =>
    writeNote(db, who, meetingId, { text: "x", audience: "author", key: "k2" }),
  offerTimes: (db, who, { offer }) => offerTimes(db, who, offer),
  withdrawTime: (db, who, { timeIds }) => withdrawTime(db, who, timeIds[3] ?? ""),
  addComment: (db, who, { artifactId }) => addComment(db, who, artifactId, comment),
  removeComment: (db, who, { artifactId, commentId }) => removeComment(db, who, artifactId, commentId),
  saveRatings: (db, who, { artifactId }) => saveRatings(db, who, artifactId, [{ rowKey: "who", level: 2, note: "" }]),
  reviewChildData: (db, who, { artifactId }) => reviewChildData(db, who, artifactId, "fine"),
  returnArtifact: (db, who, { artifactId }) => moveArtifact(db, who, artifactId, { action: "return", note: "Again." }),
  markReflection: (db, who, { reflectionId }) => markReflection(db, who, { reflectionId, revision: 1 }),
  replyToReflection: (db, who, { reflectionId }) =>
    replyToReflection(db, who, reflectionId, { text: "Why?", passage: "" }),
  writeMessage: (db, who, { cohortId, ana }) =>
    writeMessage(db, who, { cohortId, memberId: ana.id, body: "Hi.", key: "m" }),
  endCohortMembership: (db, who, { cohortId, femi }) =>
    endCohortMembership(db, who, { cohortId, personId: femi.id, leftOn: dayBefore(today) }),
  handOver: (db, who, { cohortId, cora, dana }) =>
    handOver(db, who, { cohortId, from: cora.id, to: dana.id, note: null }),
};

/** What a member of the cohort does, with what is theirs. */
const byMember: Record<string, Write> = {
  acceptAgreement: (db, who, { cohortId }) => acceptAgreement(db, who, { cohortId, version: 1 }),
  setGoal: (db, who, { cohortId }) => setGoal(db, who, { id: crypto.randomUUID(), cohortId, words: goal }),
  reviseGoal: (db, who, { goalId }) => reviseGoal(db, who, { goalId, seen: 1, words: { ...goal, baseline: "2" } }),
  acknowledgeObservation: (db, who, { observationId }) => acknowledgeObservation(db, who, observationId),
  writeMessage: (db, who, { cohortId, ana }) =>
    writeMessage(db, who, { cohortId, memberId: ana.id, body: "Hi.", key: "m" }),
  writeNote: (db, who, { meetingId }) => writeNote(db, who, meetingId, { text: "x", audience: "cohort", key: "k3" }),
  changeNote: (db, who, { anasNote }) => changeNote(db, who, anasNote, "Four strengths."),
  removeNote: (db, who, { anasNote }) => removeNote(db, who, anasNote),
  addNextStep: (db, who, { meetingId, ana }) =>
    addNextStep(db, who, meetingId, { text: "x", ownerId: ana.id, dueOn: null, key: "k4" }),
  finishNextStep: (db, who, { stepId }) => finishNextStep(db, who, stepId, true),
  checkIn: async (db, who, { meetingId }) =>
    checkIn(db, who, (await codeToShow(db, meetingId))?.code ?? "", { address: network }),
  moveBooking: (db, who, { bookedId, timeIds }) => moveBooking(db, who, bookedId, timeIds[1] ?? ""),
  cancelBooking: (db, who, { bookedId }) => cancelBooking(db, who, bookedId),
  bookTime: (db, who, { timeIds }) => bookTime(db, who, timeIds[2] ?? ""),
  answerInstrument: (db, who, { runId }) => answerInstrument(db, who, runId, { pace: 1 }),
  startArtifact: (db, who, { cohortId }) =>
    startArtifact(db, who, { template: aTemplate, programSlug: null, cohortId }),
  withdrawArtifact: (db, who, { artifactId }) => moveArtifact(db, who, artifactId, { action: "withdraw" }),
  saveArtifact: (db, who, { artifactId }) => saveArtifact(db, who, artifactId, save),
  restoreArtifact: (db, who, { artifactId }) => restoreArtifact(db, who, artifactId, 1),
  removeFile: (db, who, { artifactId, photoId }) => removeFile(db, who, artifactId, photoId),
  addFile: (db, who, { artifactId }) =>
    addFile(db, who, artifactId, { fieldKey: "photo", name: "a.pdf", bytes: Buffer.from("%PDF-1.4\n%%EOF") }),
  acknowledgeFeedback: (db, who, { artifactId }) => acknowledgeFeedback(db, who, artifactId),
  leaveTeam: (db, who, { artifactId }) => leaveTeam(db, who, artifactId),
};

const refusals = ["refused", "missing", "not_allowed", "wrong", "not_there", "null"];
const said = (outcome: unknown): string =>
  typeof outcome === "object" && outcome !== null && "outcome" in outcome ? String(outcome.outcome) : String(outcome);

test.each([
  ["coach", byCoach],
  ["member", byMember],
] as const)("what a %s writes is refused to former members, coaches of another cohort and strangers", (by, writes) =>
  inDatabase(async (db) => {
    const all = await aFullCohort(db);
    const others = { left: all.left, dana: all.dana, femi: all.femi };
    for (const [name, write] of Object.entries(writes)) {
      for (const [who, person] of Object.entries(others)) {
        const outcome = said(await write(db, person, all));
        expect(refusals, `${name} by ${who}: ${outcome}`).toContain(outcome);
      }
    }
    const rightful = by === "coach" ? all.cora : all.ana;
    for (const [name, write] of Object.entries(writes)) {
      const outcome = said(await write(db, rightful, all));
      expect(refusals, `${name} by its ${by}: ${outcome}`).not.toContain(outcome);
    }
  }),
);

test("who left changes nothing of the cohort by what stays theirs", () =>
  inDatabase(async (db) => {
    const { left, ana, beasNote, beasId } = await aFullCohort(db);
    expect(await changeNote(db, left, beasNote, "Something else.")).toBe("missing");
    expect(await addOwner(db, left, beasId, ana.id)).toBe("missing");
    expect(await removeNote(db, left, beasNote)).toBe("removed");
  }));
