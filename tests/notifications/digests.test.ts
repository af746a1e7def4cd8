import { afterEach, expect, test } from "vitest";
import { chooseNotifications } from "#app/notifications/choice.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { defaultSettings } from "#app/notifications/settings.ts";
import { moveClock } from "#app/time/clock.ts";
import { momentAt } from "#app/time/dates.ts";
import { minutes } from "#app/time/durations.ts";
import { mails, notifications, people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { at, clock, mailDigest } from "./mailed.ts";

afterEach(() => moveClock(0));

const transitions = [
  { what: "clocks go back", from: "2026-10-31", zone: "America/Los_Angeles", hour: 1 },
  { what: "clocks skip the hour", from: "2027-03-13", zone: "America/Los_Angeles", hour: 2 },
  { what: "the zone is three quarters off", from: "2027-01-12", zone: "Asia/Kathmandu", hour: 17 },
];

test.each(transitions)("a daily digest comes once a day at its hour when $what", ({ from, zone, hour }) =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    await db.update(people).set({ timeZone: zone });
    const settings = { ...defaultSettings, digestHour: hour, quietFrom: null, quietUntil: null };
    await chooseNotifications(db, ana.id, { coaching: "digest" }, settings);
    const start = momentAt(from, "00:00", zone);
    const came: string[] = [];
    for (let step = 0; step < 3 * 96; step += 1) {
      const now = new Date(start.getTime() + step * 15 * minutes);
      at(now);
      // Something new before every run: never a reason for a second digest of the day.
      await notify(db, { kind: "join_request", to: [ana.id], place: "River", path: "/cohorts" });
      const before = await db.$count(mails);
      await mailDigest(db);
      if ((await db.$count(mails)) > before) came.push(inZone(now, zone));
    }
    expect(came).toHaveLength(3);
    const hours = came.map((moment) => Number(moment.slice(11, 13)));
    expect(hours.filter((each) => each === hour).length).toBeGreaterThanOrEqual(2);
    expect(new Set(came.map((moment) => moment.slice(0, 10))).size).toBe(3);
  }),
);

const inZone = (moment: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(moment);

test("a weekly digest comes on its day, has only what is unread, and none comes when nothing is", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const settings = { ...defaultSettings, digestEvery: "week" as const, digestWeekday: 3, digestHour: 8 };
    await chooseNotifications(db, ana.id, { coaching: "digest" }, settings);
    clock("12:00", "2027-01-10");
    await notify(db, { kind: "join_request", to: [ana.id], place: "River", path: "/cohorts" });
    const came: string[] = [];
    for (let day = 11; day <= 28; day += 1) {
      clock("08:00", `2027-01-${day}`);
      const before = await db.$count(mails);
      await mailDigest(db);
      if ((await db.$count(mails)) > before) came.push(`${day}`);
      if (day === 14) {
        await notify(db, { kind: "join_request", to: [ana.id], place: "Lake", path: "/cohorts" });
        await db.update(notifications).set({ readAt: new Date() });
      }
    }
    expect(came).toEqual(["13"]);
  }));
