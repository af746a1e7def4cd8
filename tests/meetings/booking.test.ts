import { describe, expect, test } from "vitest";
import { bookTime, cancelBooking, moveBooking, offerTimes, withdrawTime } from "#app/meetings/booking.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { listFreeTimes } from "#app/meetings/queries/bookings.server.ts";
import { listFeedMeetings } from "#app/meetings/queries/meeting-invitations.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const now = new Date("2026-09-01T12:00:00Z");
const startsAt = new Date("2026-09-09T22:00:00Z");

async function aWorld(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const dana = await join(db, "dana", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const offer = { cohortId, startsAt, minutes: 30, times: 3, timeZone: "America/Los_Angeles", place: null, link: null };
  expect(await offerTimes(db, cora, offer)).toEqual({ offered: 3 });
  const times = await listFreeTimes(db, ana, { now });
  return { cohortId, cora, dana, ana, bea, offer, times, ids: times.map(({ id }) => id) };
}

const starts = async (db: Db, personId: string) =>
  (await listFeedMeetings(db, personId, now))
    .filter(({ canceledAt }) => canceledAt === null)
    .map(({ startsAt }) => startsAt.toISOString());

const booked = (outcome: Awaited<ReturnType<typeof bookTime>>) => (typeof outcome === "string" ? outcome : "booked");

describe("one-to-ones", () => {
  test("are booked once, stand in both calendars, and both are told", () =>
    inDatabase(async (db) => {
      const { cora, ana, bea, ids } = await aWorld(db);
      const first = await bookTime(db, ana, ids[0] ?? "", now);
      expect(await bookTime(db, ana, ids[0] ?? "", now)).toEqual(first);
      expect(await bookTime(db, bea, ids[0] ?? "", now)).toBe("taken");
      expect(await starts(db, ana.id)).toEqual([startsAt.toISOString()]);
      expect(await starts(db, cora.id)).toEqual([startsAt.toISOString()]);
      const told = (await db.select().from(mails)).map(({ personId, template }) => `${template} ${personId}`);
      expect(told.sort()).toEqual([`meeting_invitation ${ana.id}`, `meeting_invitation ${cora.id}`].sort());
    }));

  test("are not for strangers or the coach, and offered times never overlap", () =>
    inDatabase(async (db) => {
      const { cora, ana, ids, offer } = await aWorld(db);
      const femi = await join(db, "femi");
      expect(await bookTime(db, femi, ids[0] ?? "", now)).toBe("missing");
      expect(await bookTime(db, cora, ids[0] ?? "", now)).toBe("missing");
      expect(await offerTimes(db, ana, offer)).toBe("not_allowed");
      expect(await offerTimes(db, cora, { ...offer, times: 4 })).toEqual({ offered: 1 });
    }));

  test("are moved or canceled by either, and the time is free again", () =>
    inDatabase(async (db) => {
      const { cora, ana, bea, ids } = await aWorld(db);
      const made = await bookTime(db, ana, ids[0] ?? "", now);
      const meetingId = typeof made === "string" ? "" : made.meetingId;
      expect(await moveBooking(db, bea, meetingId, ids[1] ?? "", now)).toBe("missing");
      expect(await moveBooking(db, ana, meetingId, ids[1] ?? "", now)).toBe("moved");
      expect(await starts(db, cora.id)).toEqual([new Date("2026-09-09T22:30:00Z").toISOString()]);
      expect(booked(await bookTime(db, bea, ids[0] ?? "", now))).toBe("booked");
      expect(await moveBooking(db, cora, meetingId, ids[0] ?? "", now)).toBe("taken");
      expect(await withdrawTime(db, cora, ids[1] ?? "", now)).toBe("booked");
      expect(await cancelBooking(db, cora, meetingId, now)).toBe("canceled");
      expect(await starts(db, ana.id)).toEqual([]);
      expect(await withdrawTime(db, cora, ids[1] ?? "", now)).toBe("withdrawn");
    }));

  test("show what else the member has then", () =>
    inDatabase(async (db) => {
      const { cohortId, cora, ana } = await aWorld(db);
      await createMeetings(db, cora, cohortId, [{ title: "Session 2", startsAt, minutes: 45 }], { now });
      const times = await listFreeTimes(db, ana, { now });
      expect(times.map(({ clashes }) => clashes)).toEqual([["Session 2"], ["Session 2"], []]);
    }));
});

test("many who press at once never book one time twice", () =>
  withCommittedDatabase(async (db) => {
    const { cohortId, ids } = await aWorld(db);
    const members = await Promise.all(Array.from({ length: 6 }, () => join(db, "femi", { cohortIds: [cohortId] })));
    const outcomes = await Promise.all(members.map((member) => bookTime(db, member, ids[0] ?? "", now)));
    expect(outcomes.map(booked).sort()).toEqual(["booked", ...Array.from({ length: 5 }, () => "taken")]);
  }));

test("a member who presses for two coaches at one time has one one-to-one, and no half-made meeting stays", () =>
  withCommittedDatabase(async (db) => {
    const { dana, ana, offer, ids } = await aWorld(db);
    await offerTimes(db, dana, offer);
    const other = (await listFreeTimes(db, ana, { now, coachId: dana.id }))[0]?.id ?? "";
    const outcomes = await Promise.all([bookTime(db, ana, ids[0] ?? "", now), bookTime(db, ana, other, now)]);
    expect(outcomes.map(booked).sort()).toEqual(["booked", "overlaps"]);
    expect(await starts(db, ana.id)).toHaveLength(1);
  }));

test("somebody who moves to a time while another books it: one of them has it, and the other keeps what they had", () =>
  withCommittedDatabase(async (db) => {
    const { cora, ana, bea, ids } = await aWorld(db);
    const made = await bookTime(db, ana, ids[0] ?? "", now);
    const meetingId = typeof made === "string" ? "" : made.meetingId;
    const [moved, taken, withdrawn] = await Promise.all([
      moveBooking(db, ana, meetingId, ids[1] ?? "", now),
      bookTime(db, bea, ids[1] ?? "", now),
      withdrawTime(db, cora, ids[2] ?? "", now),
    ]);
    expect(withdrawn).toBe("withdrawn");
    expect([moved, booked(taken)].sort()).toEqual(moved === "moved" ? ["moved", "taken"] : ["booked", "taken"]);
    const [first, second] = [startsAt.toISOString(), new Date("2026-09-09T22:30:00Z").toISOString()];
    expect(await starts(db, ana.id)).toEqual([moved === "moved" ? second : first]);
    expect(await starts(db, cora.id)).toHaveLength(moved === "moved" ? 1 : 2);
  }));
