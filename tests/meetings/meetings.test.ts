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
import { homeZone, momentAt } from "#app/time/dates.ts";
import { notifications } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

import { aCoachedCohort, aDraft, calendarMails, now, toldTo } from "./coached-cohort.ts";

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
      const told = await db.select().from(notifications);
      expect(told.map(({ personId, actorId }) => [personId, actorId]).sort()).toEqual(
        [ana, bea].map(({ id }) => [id, cora.id]).sort(),
      );
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
