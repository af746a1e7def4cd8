import { expect } from "vitest";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { listOwnAssignments } from "#app/cohorts/programs/queries/assigned-learning.server.ts";
import { recordAttendance } from "#app/meetings/attendance.server.ts";
import { bookTime, moveBooking, offerTimes } from "#app/meetings/booking.server.ts";
import { checkIn, codeToShow, openCheckIn } from "#app/meetings/check-in.server.ts";
import { changeMeeting } from "#app/meetings/meeting.server.ts";
import { addNextStep, finishNextStep, writeNote } from "#app/meetings/note.server.ts";
import { previewParticipants, recordParticipants } from "#app/meetings/participant-file.server.ts";
import { listObservations } from "#app/meetings/queries/attendance.server.ts";
import { listFeedMeetings } from "#app/meetings/queries/meeting-invitations.server.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { listOpenSteps } from "#app/meetings/queries/next-steps.server.ts";
import { homeZone, momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listAttendance } from "#tests/meetings/counted-attendance.ts";
import type { Year } from "./joined-cohort.ts";
import { calendarOf, deskOf, freeTimes, goTo, network, now } from "./year.ts";

const present = { state: "present" as const, lateMinutes: null, leftEarlyMinutes: null, seen: null };

/** The first session: who came, with a correction, notes for all and for the coach alone, and a next step. */
export async function meets(db: Db, { cora, ana, bea, femiId, memberIds, meetingIds }: Year) {
  const [first = ""] = meetingIds;
  const sessions = await listFeedMeetings(db, ana.id, momentAt("2030-09-01", "00:00", homeZone));
  expect(sessions.map(({ id }) => id)).toEqual(meetingIds);
  goTo("2030-09-10", "17:40");
  const entries = memberIds.map((personId) => ({ ...present, personId }));
  expect(await recordAttendance(db, await now(db, cora.id), first, { key: "the form", entries })).toMatchObject({
    recorded: memberIds.length,
  });
  const [of] = await listObservations(db, first, femiId);
  const excused = { ...present, personId: femiId, state: "excused" as const, seen: of?.id ?? null };
  await recordAttendance(db, await now(db, cora.id), first, { key: "a correction", entries: [excused] });
  expect((await listObservations(db, first, femiId)).map(({ state }) => state)).toEqual(["present", "excused"]);
  const note = { text: "We named three strengths.", audience: "cohort" as const, key: "note" };
  expect(await writeNote(db, await now(db, ana.id), first, note)).toBe("written");
  const own = { text: "Ask about the shuttle.", audience: "author" as const, key: "own" };
  expect(await writeNote(db, await now(db, cora.id), first, own)).toBe("written");
  const step = { text: "Ask two families.", ownerId: bea.id, dueOn: "2030-09-20", key: "step" };
  expect(await addNextStep(db, await now(db, cora.id), first, step)).toBe("added");
}

/** October and November: a session that moves after its mails, with a code at the door, and one on video. */
export async function meetsAgain(db: Db, { cora, ana, bea, femiId, memberIds, meetingIds }: Year) {
  const [, second = "", third = ""] = meetingIds;
  goTo("2030-09-20");
  expect((await listOpenSteps(db, bea.id)).map(({ text }) => text)).toEqual(["Ask two families."]);
  expect(await finishNextStep(db, await now(db, bea.id), (await listOpenSteps(db, bea.id))[0]?.id ?? "", true)).toBe(
    "saved",
  );
  const planned = await findMeeting(db, cora.id, second);
  if (!planned) throw new Error("the session is not there");
  const moved = { ...planned, startsAt: momentAt("2030-10-16", "16:00", homeZone) };
  for (const outcome of ["changed", "unchanged"]) {
    expect(await changeMeeting(db, await now(db, cora.id), second, moved)).toBe(outcome);
  }
  expect(await calendarOf(db, ana.email, second)).toEqual(["REQUEST 0", "REQUEST 1"]);

  goTo("2030-10-16", "15:55");
  await openCheckIn(db, await now(db, cora.id), second);
  goTo("2030-10-16", "16:01");
  const shown = await codeToShow(db, second);
  for (const id of [ana.id, bea.id, femiId]) {
    expect(await checkIn(db, await now(db, id), shown?.code ?? "", { address: network })).toMatchObject({
      lateMinutes: null,
    });
  }
  goTo("2030-10-17");
  const quiet = (await deskOf(db, cora.id)).quiet.map(({ id }) => id);
  expect([quiet.includes(ana.id), quiet.length]).toEqual([false, memberIds.length - 3]);
  expect((await listOwnAssignments(db, bea.id)).map(({ dueOn }) => dueOn)).toEqual(["2030-10-01"]);

  goTo("2030-11-19", "18:10");
  const stay = "11/19/2030 04:00:00 PM,11/19/2030 05:50:00 PM,110,No";
  const file = `Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAna Reyes,,${stay}\nBea Tran,,${stay}`;
  const meeting = await findMeeting(db, cora.id, third);
  const preview = meeting ? await previewParticipants(db, meeting, file) : "empty";
  if (typeof preview === "string") throw new Error(preview);
  const confirmed = preview.participants.flatMap(({ personId, stays, minutes }) =>
    personId ? [{ personId, stays, minutes }] : [],
  );
  const given = { key: "a file", confirmed, isRestAbsent: true, shift: preview.shift };
  expect(await recordParticipants(db, await now(db, cora.id), third, given)).toEqual({
    recorded: memberIds.length,
    kept: 0,
  });
  const came = async (id: string) => (await listAttendance(db, [third])).find(({ personId }) => personId === id)?.state;
  expect([await came(ana.id), await came(femiId)]).toEqual(["left_early", "absent"]);
  const [of] = await listObservations(db, third, femiId);
  const corrected = { ...present, personId: femiId, seen: of?.id ?? null };
  await recordAttendance(db, await now(db, cora.id), third, { key: "by hand", entries: [corrected] });
  expect(await came(femiId)).toBe("present");
}

/** A one-to-one is booked and moved by the member, held, and in the log without anybody typing it. */
export async function booksOneToOnes(db: Db, { cohortId, cora, ana, bea }: Year) {
  goTo("2030-11-20");
  const startsAt = momentAt("2030-12-03", "15:00", homeZone);
  const offer = { cohortId, startsAt, minutes: 30, times: 2, timeZone: homeZone, place: null, link: null };
  expect(await offerTimes(db, await now(db, cora.id), offer)).toEqual({ offered: 2 });
  const late = { ...offer, startsAt: momentAt("2031-03-04", "15:00", homeZone), times: 4 };
  expect(await offerTimes(db, await now(db, cora.id), late)).toEqual({ offered: 4 });
  const times = (await freeTimes(db, ana.id)).map(({ id }) => id);
  const booked = await bookTime(db, await now(db, ana.id), times[0] ?? "");
  if (typeof booked === "string") throw new Error(booked);
  expect(await moveBooking(db, await now(db, ana.id), booked.meetingId, times[1] ?? "")).toBe("moved");
  for (const { email } of [ana, cora]) {
    expect(await calendarOf(db, email, booked.meetingId)).toEqual(["REQUEST 0", "REQUEST 1"]);
  }
  for (const [at, id] of [bea.id, ana.id].entries()) {
    expect(await bookTime(db, await now(db, id), times[2 + at] ?? "")).toHaveProperty("meetingId");
  }
  goTo("2030-12-04");
  const [logged] = await listContacts(db, cohortId, ana.id);
  expect(logged).toMatchObject({ kind: "one-to-one", minutes: 30, memberIds: [ana.id], coachIds: [cora.id] });
}
