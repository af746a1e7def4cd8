import ICAL from "ical.js";
import ical from "node-ical";
import { expect, test } from "vitest";
import { changeMeeting, createMeetings, withdrawFromMeetings } from "#app/meetings/meeting.server.ts";
import { listSessions } from "#app/meetings/queries/meetings.server.ts";
import { homeZone, momentAt, weeksAfter } from "#app/time/dates.ts";
import { inDatabase } from "#tests/database.ts";

import { aCoachedCohort, aDraft, calendarMails, now } from "./coached-cohort.ts";

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
    // A later change is a request for the event that the file brought.
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
