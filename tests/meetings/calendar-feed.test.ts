import ICAL from "ical.js";
import ical from "node-ical";
import { expect, test } from "vitest";
import { readCalendarFeed, renewCalendarFeed, revokeCalendarFeed } from "#app/meetings/calendar-feed.server.ts";
import { cancelMeeting, createMeetings } from "#app/meetings/meeting.server.ts";
import { homeZone, momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const now = new Date("2026-10-20T12:00:00Z");
const days = ["2026-10-28", "2026-11-04", "2027-03-10", "2027-03-17"];

async function aSubscriber(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const drafts = days.map((day) => ({
    ...{
      title: "Sesión: señales, gráficos; y más ".repeat(4),
      startsAt: momentAt(day, "16:00", homeZone),
      minutes: 60,
    },
  }));
  const made = await createMeetings(db, cora, cohortId, drafts, { now });
  const { path } = await renewCalendarFeed(db, ana.id);
  return { cora, ana, token: tokenIn(path), meetingIds: made === "not_allowed" ? [] : made.meetingIds };
}

const tokenIn = (path: string) => path.slice("/calendar/".length, -".ics".length);
const read = async (db: Db, token: string) => {
  const feed = await readCalendarFeed(db, token, "203.0.113.7", now);
  return feed && "text" in feed ? feed.text : feed;
};

test("two foreign calendars read a feed across both switches of the clocks, with canceled sessions marked", () =>
  inDatabase(async (db) => {
    const { cora, token, meetingIds } = await aSubscriber(db);
    await cancelMeeting(db, cora, meetingIds[1] ?? "", now);
    const text = await read(db, token);
    if (typeof text !== "string") throw new Error("the feed was refused");
    const expected = days.map((day) => momentAt(day, "16:00", homeZone).toISOString());

    const byNode = Object.values(ical.sync.parseICS(text)).flatMap((each) => (each?.type === "VEVENT" ? [each] : []));
    expect(byNode.map(({ start }) => new Date(start).toISOString()).sort()).toEqual(expected);
    expect(byNode.filter(({ status }) => status === "CANCELLED")).toHaveLength(1);

    const calendar = new ICAL.Component(ICAL.parse(text));
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
    const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    for (const { startDate } of events) startDate.zone = zone;
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString()).sort()).toEqual(expected);
    expect(new Set(events.map(({ startDate }) => startDate.hour))).toEqual(new Set([16]));
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }));

test("a feed stays the same text while nothing changes, and ends when it is renewed or revoked", () =>
  inDatabase(async (db) => {
    const { ana, token } = await aSubscriber(db);
    expect(await read(db, token)).toBe(await read(db, token));
    const renewed = tokenIn((await renewCalendarFeed(db, ana.id)).path);
    expect(await read(db, token)).toBeNull();
    expect(await read(db, renewed)).toContain("BEGIN:VEVENT");
    await revokeCalendarFeed(db, ana.id);
    expect(await read(db, renewed)).toBeNull();
  }));

test("a feed that is read again and again has to wait", () =>
  inDatabase(async (db) => {
    const { token } = await aSubscriber(db);
    for (let time = 0; time < 60; time += 1) await readCalendarFeed(db, token, "203.0.113.7", now);
    expect(await readCalendarFeed(db, token, "203.0.113.7", now)).toHaveProperty("waitUntil");
  }));
