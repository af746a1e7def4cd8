import ICAL from "ical.js";
import ical from "node-ical";
import { describe, expect, test } from "vitest";
import {
  cancelMeeting,
  changeMeeting,
  createMeetings,
  inviteToMeetings,
  restoreMeeting,
  withdrawFromMeetings,
} from "#app/meetings/meeting.server.ts";
import { listFeedMeetings, listInvited } from "#app/meetings/queries/meeting-invitations.server.ts";
import { findMeeting, listSessions } from "#app/meetings/queries/meetings.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import { homeZone, momentAt, weeksAfter } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const now = new Date("2026-09-01T12:00:00Z");

/** A cohort with one coach and two members. */
async function aCoachedCohort(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  return { cohortId, cora, ana, bea };
}

const aDraft = (given: { startsAt?: Date; title?: string } = {}) => ({
  title: "Kick-off",
  startsAt: momentAt("2026-11-04", "16:00", homeZone),
  minutes: 90,
  place: "Room 4",
  ...given,
});

/** The events in a calendar file, as two foreign parsers read them: "2026-11-04T00:00:00.000Z CONFIRMED <uid>". */
function eventsIn(text: string) {
  const byNode = Object.values(ical.sync.parseICS(text)).flatMap((each) =>
    each?.type === "VEVENT" ? [`${new Date(each.start).toISOString()} ${each.status} ${each.uid}`] : [],
  );
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
  const byIcal = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    event.startDate.zone = zone;
    return `${event.startDate.toJSDate().toISOString()} ${component.getFirstPropertyValue("status")} ${event.uid}`;
  });
  expect(byIcal.sort()).toEqual(byNode.sort());
  return byIcal;
}

/** The calendar mails so far: what kind, to whom, and the event in each. */
async function calendarMails(db: Db) {
  const rows = await db.select().from(mails);
  return rows
    .flatMap(({ template, personId, sealedData }) => {
      const data = JSON.parse(unseal("mail", sealedData ?? Buffer.alloc(0)) ?? "{}");
      if (typeof data.calendar !== "string") return [];
      const calendar = new ICAL.Component(ICAL.parse(data.calendar));
      const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
      const method = String(calendar.getFirstPropertyValue("method"));
      const sequence = Number(event.sequence);
      return [{ template, personId, method, sequence, uid: event.uid, text: data.calendar as string }];
    })
    .sort((one, other) => one.sequence - other.sequence);
}

const toldTo = async (db: Db, personId: string) =>
  (await calendarMails(db))
    .filter((mail) => mail.personId === personId)
    .map(({ template, method, sequence }) => ({ template, method, sequence }));

describe("sessions", () => {
  test("invite the cohort's members and coaches, each with one calendar mail", () =>
    inDatabase(async (db) => {
      const { cohortId, cora, ana, bea } = await aCoachedCohort(db);
      const made = await createMeetings(db, cora, cohortId, [aDraft()], { now });
      if (made === "not_allowed") throw new Error("the coach was refused");
      const invited = await listInvited(db, made.meetingIds[0] ?? "");
      expect(invited.map(({ personId, role }) => [personId, role])).toEqual([
        [cora.id, "host"],
        [ana.id, "participant"],
        [bea.id, "participant"],
      ]);
      for (const person of [cora, ana, bea]) {
        expect(await toldTo(db, person.id)).toEqual([
          { template: "meeting_invitation", method: "REQUEST", sequence: 0 },
        ]);
      }
    }));

  test("are made by the cohort's coaches alone, and once for one form", () =>
    inDatabase(async (db) => {
      const { cohortId, cora, ana } = await aCoachedCohort(db);
      const elsewhere = await join(db, "dana", { grants: [{ role: "administrator" }] });
      for (const person of [ana, elsewhere]) {
        expect(await createMeetings(db, person, cohortId, [aDraft()], { now })).toBe("not_allowed");
      }
      const drafts = [aDraft(), aDraft({ title: "Second" })];
      await createMeetings(db, cora, cohortId, drafts, { now, key: "a form" });
      await createMeetings(db, cora, cohortId, drafts, { now, key: "a form" });
      expect(await listSessions(db, cora.id, cohortId)).toHaveLength(2);
    }));

  test("in the past are kept without a mail", () =>
    inDatabase(async (db) => {
      const { cohortId, cora } = await aCoachedCohort(db);
      await createMeetings(db, cora, cohortId, [aDraft({ startsAt: new Date("2026-08-03T23:00:00Z") })], { now });
      expect(await listSessions(db, cora.id, cohortId)).toHaveLength(1);
      expect(await calendarMails(db)).toEqual([]);
    }));

  test("that move are one update of the same event, and nothing is sent where nothing changed", () =>
    inDatabase(async (db) => {
      const { cohortId, cora, ana } = await aCoachedCohort(db);
      await createMeetings(db, cora, cohortId, [aDraft()], { now });
      const [session] = await listSessions(db, cora.id, cohortId);
      if (!session) throw new Error("no session was made");
      const { title, minutes, timeZone, place, link } = session;
      const moved = { title, minutes, timeZone, place, link, startsAt: momentAt("2026-11-05", "17:00", homeZone) };
      expect(await changeMeeting(db, ana, session.id, moved, now)).toBe("missing");
      expect(await changeMeeting(db, cora, session.id, moved, now)).toBe("changed");
      expect(await changeMeeting(db, cora, session.id, moved, now)).toBe("unchanged");
      expect(await toldTo(db, ana.id)).toEqual([
        { template: "meeting_invitation", method: "REQUEST", sequence: 0 },
        { template: "meeting_change", method: "REQUEST", sequence: 1 },
      ]);
      expect(new Set((await calendarMails(db)).map(({ uid }) => uid)).size).toBe(1);
    }));

  test("that are canceled leave the calendar, and come back", () =>
    inDatabase(async (db) => {
      const { cohortId, cora, ana } = await aCoachedCohort(db);
      await createMeetings(db, cora, cohortId, [aDraft()], { now });
      const [session] = await listSessions(db, cora.id, cohortId);
      const id = session?.id ?? "";
      await cancelMeeting(db, cora, id, now);
      await cancelMeeting(db, cora, id, now);
      await restoreMeeting(db, cora, id, now);
      expect((await toldTo(db, ana.id)).map(({ method, sequence }) => [method, sequence])).toEqual([
        ["REQUEST", 0],
        ["CANCEL", 1],
        ["REQUEST", 2],
      ]);
    }));

  test("invite who joins and let go of who leaves, from that day on", () =>
    inDatabase(async (db) => {
      const { cohortId, cora, ana } = await aCoachedCohort(db);
      const femi = await join(db, "femi");
      const days = ["2026-09-09", "2026-10-07", "2026-11-04"];
      const drafts = days.map((day) => aDraft({ startsAt: momentAt(day, "16:00", homeZone) }));
      await createMeetings(db, cora, cohortId, drafts, { now });
      const from = new Date("2026-10-01T00:00:00Z");
      await inviteToMeetings(db, { cohortId, personId: femi.id, from }, now);
      await inviteToMeetings(db, { cohortId, personId: femi.id, from }, now);
      await withdrawFromMeetings(db, { cohortId, personId: ana.id, from }, now);
      const starts = async (personId: string) =>
        (await listFeedMeetings(db, personId, now)).map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
      expect(await starts(femi.id)).toEqual(["2026-10-07", "2026-11-05"]);
      expect(await starts(ana.id)).toEqual(["2026-09-09"]);
      expect((await toldTo(db, femi.id)).map(({ method }) => method)).toEqual(["REQUEST", "REQUEST"]);
      expect((await toldTo(db, ana.id)).map(({ method }) => method).sort()).toEqual([
        ...["CANCEL", "CANCEL"],
        ...["REQUEST", "REQUEST", "REQUEST"],
      ]);
    }));

  test("two coaches who move one at once make two updates in order, each told once", () =>
    withCommittedDatabase(async (db) => {
      const { cohortId, cora, ana } = await aCoachedCohort(db);
      await createMeetings(db, cora, cohortId, [aDraft()], { now });
      const [session] = await listSessions(db, cora.id, cohortId);
      if (!session) throw new Error("no session was made");
      const { title, minutes, timeZone, place, link } = session;
      const times = ["15:00", "17:00", "18:00"].map((time) => momentAt("2026-11-05", time, homeZone));
      await Promise.all(
        times.map((startsAt) =>
          changeMeeting(db, cora, session.id, { title, minutes, timeZone, place, link, startsAt }, now),
        ),
      );
      expect((await findMeeting(db, cora.id, session.id))?.sequence).toBe(3);
      expect((await toldTo(db, ana.id)).map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
    }));
});

test("two foreign calendars put a weekly session at 16:00 in Seattle in every week", () =>
  inDatabase(async (db) => {
    const { cohortId, cora, ana } = await aCoachedCohort(db);
    const days = Array.from({ length: 30 }, (_, week) => weeksAfter("2026-09-16", week));
    const drafts = days.map((day) => aDraft({ startsAt: momentAt(day, "16:00", homeZone) }));
    await createMeetings(db, cora, cohortId, drafts, { now });
    const texts = (await calendarMails(db)).filter((mail) => mail.personId === ana.id).map(({ text }) => text);
    expect(texts).toHaveLength(30);
    const expected = drafts.map(({ startsAt }) => startsAt.toISOString()).sort();
    const read = (text: string) => Object.values(ical.sync.parseICS(text)).flatMap((each) => each ?? []);
    const byNode = texts.flatMap((text) =>
      read(text).flatMap((each) => (each.type === "VEVENT" ? [new Date(each.start).toISOString()] : [])),
    );
    expect(byNode.sort()).toEqual(expected);
    const byIcal = texts.map((text) => {
      const calendar = new ICAL.Component(ICAL.parse(text));
      const { startDate } = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
      startDate.zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
      expect([startDate.hour, startDate.minute]).toEqual([16, 0]);
      return startDate.toJSDate().toISOString();
    });
    expect(byIcal.sort()).toEqual(expected);
  }));

test("a series longer than a mailbox takes in an hour is one mail with every event, and leaves as one", () =>
  inDatabase(async (db) => {
    const { cohortId, cora, ana } = await aCoachedCohort(db);
    const weekly = (weeks: number, from: string) =>
      Array.from({ length: weeks }, (_, week) =>
        aDraft({ startsAt: momentAt(weeksAfter(from, week), "16:00", homeZone) }),
      );
    const drafts = weekly(36, "2026-09-16");
    const made = await createMeetings(db, cora, cohortId, drafts, { now });
    if (made === "not_allowed") throw new Error("the coach was refused");
    const mailsTo = async () => (await calendarMails(db)).filter(({ personId }) => personId === ana.id);
    const [invitation, ...others] = await mailsTo();
    expect([invitation?.template, invitation?.method, others.length]).toEqual(["meeting_series", "PUBLISH", 0]);
    const expected = drafts.map(
      ({ startsAt }, at) => `${startsAt.toISOString()} CONFIRMED ${made.meetingIds[at]}@meetings.sound-practice`,
    );
    expect(eventsIn(invitation?.text ?? "")).toEqual(expected.sort());
    // What changes later is a request for the event that the file brought.
    const { title, minutes, timeZone, place, link } = (await listSessions(db, cora.id, cohortId))[0] ?? {};
    const moved = { title, minutes, timeZone, place, link, startsAt: momentAt("2026-09-17", "16:00", homeZone) };
    await changeMeeting(db, cora, made.meetingIds[0] ?? "", moved as Parameters<typeof changeMeeting>[3], now);
    const change = (await mailsTo()).find(({ template }) => template === "meeting_change");
    expect([change?.uid, change?.sequence]).toEqual([`${made.meetingIds[0]}@meetings.sound-practice`, 1]);
    await withdrawFromMeetings(db, { cohortId, personId: ana.id, from: now }, now);
    const gone = (await mailsTo()).filter(({ template }) => template === "meeting_series");
    expect(gone.map(({ text }) => eventsIn(text).filter((event) => event.includes("CANCELLED")).length).sort()).toEqual(
      [0, 36],
    );
  }));

test("what comes after a full hour of calendar mails is told in one mail", () =>
  inDatabase(async (db) => {
    const { cohortId, cora, ana } = await aCoachedCohort(db);
    const weekly = (weeks: number, from: string) =>
      Array.from({ length: weeks }, (_, week) =>
        aDraft({ startsAt: momentAt(weeksAfter(from, week), "16:00", homeZone) }),
      );
    await createMeetings(db, cora, cohortId, weekly(25, "2026-09-16"), { now });
    await createMeetings(db, cora, cohortId, weekly(10, "2026-09-18"), { now });
    const told = (await calendarMails(db)).filter(({ personId }) => personId === ana.id);
    expect(told.map(({ text }) => eventsIn(text).length).reduce((sum, count) => sum + count, 0)).toBe(35);
    expect(told.map(({ template }) => template).filter((template) => template === "meeting_series")).toHaveLength(1);
  }));
