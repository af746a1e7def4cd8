import { describe, expect, test } from "vitest";
import { recordAttendance } from "#app/meetings/attendance.server.ts";
import { checkIn, closeCheckIn, codeToShow, openCheckIn } from "#app/meetings/check-in.server.ts";
import { checkInAtKiosk } from "#app/meetings/kiosk.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { previewParticipants, recordParticipants } from "#app/meetings/participant-file.server.ts";
import { listObservations } from "#app/meetings/queries/attendance.server.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { signOut } from "#app/meetings/sign-out.server.ts";
import { seconds } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { listAttendance } from "./counted-attendance.ts";

const startsAt = new Date("2026-09-09T23:00:00Z");
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60 * seconds);
const network = "203.0.113.7";

async function aSession(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const made = await createMeetings(db, cora, cohortId, [{ title: "Kick-off", startsAt, minutes: 60 }]);
  return { cora, ana, bea, meetingId: made === "not_allowed" ? "" : (made.meetingIds[0] ?? "") };
}

const attendance = async (db: Db, meetingId: string, personId: string) =>
  (await listAttendance(db, [meetingId])).find((each) => each.personId === personId);

describe("check-in by code", () => {
  test("counts for members of the session, in any case and spacing, once", () =>
    inDatabase(async (db) => {
      const { cora, ana, meetingId } = await aSession(db);
      await openCheckIn(db, cora, meetingId, at(-5));
      const shown = await codeToShow(db, meetingId, at(0));
      const typed = `${shown?.code.slice(0, 2).toLowerCase()} ${shown?.code.slice(2)}`;
      expect(await checkIn(db, ana, typed, { address: network }, at(0.5))).toMatchObject({ lateMinutes: null });
      expect(await checkIn(db, ana, typed, { address: network }, at(1))).toMatchObject({ lateMinutes: null });
      expect(await attendance(db, meetingId, ana.id)).toMatchObject({ state: "present" });
      expect(await listAttendance(db, [meetingId])).toHaveLength(1);
    }));

  test("is late after the grace, and a code works for its minute and the next", () =>
    inDatabase(async (db) => {
      const { cora, ana, bea, meetingId } = await aSession(db);
      await openCheckIn(db, cora, meetingId, at(0));
      const shown = await codeToShow(db, meetingId, at(10));
      expect(await checkIn(db, ana, shown?.code ?? "", { address: network }, at(11))).toMatchObject({
        lateMinutes: 11,
      });
      expect(await checkIn(db, bea, shown?.code ?? "", { address: network }, at(12))).toBe("wrong");
      expect(await attendance(db, meetingId, ana.id)).toMatchObject({ state: "late", lateMinutes: 11 });
    }));

  test("refuses strangers, closed ones, and guessing", () =>
    inDatabase(async (db) => {
      const { cora, ana, meetingId } = await aSession(db);
      const femi = await join(db, "femi");
      expect(await openCheckIn(db, ana, meetingId, at(0))).toBe("missing");
      await openCheckIn(db, cora, meetingId, at(0));
      const code = (await codeToShow(db, meetingId, at(0)))?.code ?? "";
      expect(await checkIn(db, femi, code, { address: network }, at(0))).toBe("wrong");
      for (let guess = 0; guess < 10; guess += 1) await checkIn(db, ana, "BBBBB", { address: network }, at(0));
      expect(await checkIn(db, ana, code, { address: network }, at(0))).toHaveProperty("waitUntil");
      await closeCheckIn(db, cora, meetingId, at(0));
      expect(await codeToShow(db, meetingId, at(0))).toBeNull();
      expect(await checkIn(db, femi, code, { address: network }, at(0))).toBe("wrong");
    }));
});

test("a phone that had no network checks in with the code of the moment when it was typed, and counts less than others", () =>
  inDatabase(async (db) => {
    const { cora, ana, bea, meetingId } = await aSession(db);
    await openCheckIn(db, cora, meetingId, at(0));
    const code = (await codeToShow(db, meetingId, at(3)))?.code ?? "";
    const kept = (wrongClock: number, ago: number) => {
      const sentAt = at(50).getTime() + wrongClock * 60 * 60 * seconds;
      return { address: network, arrival: { at: sentAt - ago * 60 * seconds, sentAt } };
    };
    expect(await checkIn(db, ana, code, { address: network }, at(50))).toBe("wrong"); // replayed without a time
    expect(await checkIn(db, ana, code, kept(7, 45), at(50))).toBe("wrong"); // of another minute
    expect(await checkIn(db, ana, code, kept(7, 47), at(50))).toMatchObject({ lateMinutes: null });
    expect(await checkIn(db, bea, code, kept(-300, 46.5), at(50))).toMatchObject({ lateMinutes: null });
    expect(await checkIn(db, bea, code, kept(0, -47), at(50))).toBe("wrong"); // typed after it was sent
    const [session] = await listAttendance(db, [meetingId]);
    expect(session).toMatchObject({ state: "present" });
    const sources = (await listObservations(db, meetingId)).map(({ source }) => source);
    expect(sources).toEqual(["offline", "offline"]);
  }));

test("signing out takes over how late somebody came, says how early they leave, and counts before a code", () =>
  inDatabase(async (db) => {
    const { cora, ana, bea, meetingId } = await aSession(db);
    const sign = (person: typeof ana, minute: number) =>
      signOut(db, person, meetingId, { signature: "Ana R." }, at(minute));
    await openCheckIn(db, cora, meetingId, at(-5));
    const code = (await codeToShow(db, meetingId, at(10)))?.code ?? "";
    expect(await sign(ana, 9)).toBe("not_in");
    await checkIn(db, ana, code, { address: network }, at(10));
    expect(await sign(ana, -1)).toBe("not_now");
    expect(await sign(cora, 45)).toBe("missing");
    expect(await sign(ana, 45)).toBe("signed_out");
    expect(await sign(ana, 59)).toBe("signed_out"); // once is enough
    const counts = await attendance(db, meetingId, ana.id);
    expect(counts).toMatchObject({ state: "left_early", lateMinutes: 10, leftEarlyMinutes: 15 });
    await recordAttendance(db, cora, meetingId, {
      key: "by hand",
      entries: [{ personId: bea.id, state: "present", lateMinutes: null, leftEarlyMinutes: null, seen: null }],
    });
    expect(await sign(bea, 60)).toBe("signed_out");
    expect(await sign(bea, 20 * 60)).toBe("signed_out");
    expect(await attendance(db, meetingId, bea.id)).toMatchObject({ state: "present", leftEarlyMinutes: null });
  }));

test("a kiosk checks in whoever types their name, at the time that they did by a corrected clock, while check-in was open", () =>
  inDatabase(async (db) => {
    const { cora, ana, bea, meetingId } = await aSession(db);
    await openCheckIn(db, cora, meetingId, at(0));
    const token = (await codeToShow(db, meetingId, at(0)))?.kiosk ?? "";
    const type = (typed: string, minute: number, ago = 0) => {
      const sentAt = at(minute).getTime() - 5 * 60 * 60 * seconds; // the device's clock is five hours behind
      const arrival = { at: sentAt - ago * 60 * seconds, sentAt };
      return checkInAtKiosk(db, { meetingId, token, typed, address: network, arrival }, at(minute));
    };
    const forged = { meetingId, token: "A".repeat(22), typed: ana.name, address: network, arrival: null };
    expect(await checkInAtKiosk(db, forged, at(1))).toBe("missing");
    expect(await checkInAtKiosk(db, { ...forged, token, meetingId: crypto.randomUUID() }, at(1))).toBe("missing");
    expect(await type("Somebody Else", 1)).toBe("unknown");
    expect(await type(cora.name, 1)).toBe("unknown");
    expect(await type(ana.name.toLowerCase(), 2)).toBe("checked_in");
    expect(await type(ana.name, 20)).toBe("checked_in");
    await closeCheckIn(db, cora, meetingId, at(25));
    expect(await type(bea.email, 90)).toBe("closed");
    expect(await type(bea.email, 90, 80)).toBe("checked_in");
    expect(await attendance(db, meetingId, ana.id)).toMatchObject({ state: "present" });
    expect(await attendance(db, meetingId, bea.id)).toMatchObject({ state: "late", lateMinutes: 10 });
    expect((await listObservations(db, meetingId)).map(({ source }) => source)).toEqual(["kiosk", "kiosk"]);
  }));

test("a participant file joins devices without the minutes away, keeps what a coach entered, and leaves the rest absent", () =>
  inDatabase(async (db) => {
    const { cora, ana, bea, meetingId } = await aSession(db);
    const file = [
      "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
      "Ana Reyes,,09/09/2026 04:00:00 PM,09/09/2026 04:40:00 PM,25,No",
      "iPad (Ana Reyes),,09/09/2026 04:30:00 PM,09/09/2026 05:00:00 PM,30,No",
      "A stranger,,09/09/2026 04:00:00 PM,09/09/2026 05:00:00 PM,60,Yes",
    ].join("\n");
    const meeting = await findMeeting(db, cora.id, meetingId);
    const preview = meeting ? await previewParticipants(db, meeting, file) : "empty";
    if (typeof preview === "string") throw new Error(preview);
    const { participants, shift } = preview;
    expect(participants.map(({ name, total, personId }) => [name, total, personId])).toEqual([
      ["Ana Reyes", 25, ana.id],
      ["iPad", 30, ana.id],
      ["A stranger", 60, null],
    ]);
    const confirmed = participants.flatMap(({ personId, stays, minutes }) =>
      personId ? [{ personId, stays, minutes }] : [],
    );
    const given = { key: "a file", confirmed, isRestAbsent: true, shift };
    expect(await recordParticipants(db, ana, meetingId, given)).toBe("missing");
    expect(await recordParticipants(db, cora, meetingId, given)).toEqual({ recorded: 2, kept: 0 });
    expect(await attendance(db, meetingId, ana.id)).toMatchObject({ state: "present", minutes: 55 });
    expect(await attendance(db, meetingId, bea.id)).toMatchObject({ state: "absent" });
    const excused = {
      personId: ana.id,
      state: "excused" as const,
      lateMinutes: null,
      leftEarlyMinutes: null,
      seen: null,
    };
    await recordAttendance(db, cora, meetingId, { key: "by hand", entries: [excused] });
    expect(await recordParticipants(db, cora, meetingId, { ...given, key: "again" })).toEqual({ recorded: 0, kept: 1 });
    expect(await attendance(db, meetingId, ana.id)).toMatchObject({ state: "excused" });
  }));

test("a file from another time zone notes who came late and who left early, in minutes", () =>
  inDatabase(async (db) => {
    const { cora, ana, bea, meetingId } = await aSession(db);
    const file = [
      "Name;E-Mail;Beitrittszeit;Verlassen um;Dauer (Minuten)",
      "Cora;;10.09.2026 00:58:00;10.09.2026 02:01:00;63",
      "Ana Reyes;;10.09.2026 01:20:00;10.09.2026 01:50:00;30",
      "Bea Tran;;10.09.2026 01:03:00;10.09.2026 01:57:00;54",
    ].join("\n");
    const meeting = await findMeeting(db, cora.id, meetingId);
    const preview = meeting ? await previewParticipants(db, meeting, file) : "empty";
    if (typeof preview === "string") throw new Error(preview);
    const { participants, shift } = preview;
    expect(participants.map(({ lateMinutes, leftEarlyMinutes }) => [lateMinutes, leftEarlyMinutes])).toEqual([
      [null, null],
      [20, 10],
      [null, null],
    ]);
    const confirmed = participants.flatMap(({ personId, ...stay }) => (personId ? [{ personId, ...stay }] : []));
    await recordParticipants(db, cora, meetingId, { key: "a file", confirmed, isRestAbsent: true, shift });
    const late = { state: "late", lateMinutes: 20, leftEarlyMinutes: 10, minutes: 30 };
    expect(await attendance(db, meetingId, ana.id)).toMatchObject(late);
    expect(await attendance(db, meetingId, bea.id)).toMatchObject({ state: "present", minutes: 54 });
  }));
