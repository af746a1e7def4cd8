import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { endRoleWithSessions, grantRoleWithSessions } from "#app/cohorts/programs/coach-role.server.ts";
import { bookTime, offerTimes } from "#app/meetings/booking.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { listFreeTimes } from "#app/meetings/queries/bookings.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { bookings, meetingInvitations, meetings, roleGrants } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const coach = (cohortId: string) => ({ role: "coach" as const, cohortId });
const where = { timeZone: "America/Los_Angeles", place: null, link: null };

/** As what a person is invited to sessions, without canceled one-to-ones. */
async function invitedAs(db: Db, personId: string) {
  const rows = await db
    .select({ role: meetingInvitations.role })
    .from(meetingInvitations)
    .innerJoin(meetings, eq(meetings.id, meetingInvitations.meetingId))
    .where(
      and(
        eq(meetingInvitations.personId, personId),
        isNull(meetingInvitations.withdrawnAt),
        eq(meetings.kind, "session"),
      ),
    );
  return rows.map(({ role }) => role);
}

async function endGrant(db: Db, personId: string, role: string) {
  const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
  const grants = await db.select().from(roleGrants).where(eq(roleGrants.personId, personId));
  const grantId = grants.find((grant) => grant.role === role && grant.endsAt === null)?.id ?? "";
  return endRoleWithSessions(db, ines, { grantId, personId, reason: "Moved on." });
}

test("a coach whose role is ended loses the coming sessions, offered times and booked one-to-ones of that cohort", () =>
  inDatabase(async (db) => {
    const [cohortId, other] = [await aCohort(db), await aCohort(db)];
    const cora = await join(db, "cora", { grants: [coach(cohortId), coach(other)] });
    const ana = await join(db, "ana", { cohortIds: [cohortId, other] });
    for (const id of [cohortId, other]) {
      await createMeetings(db, cora, id, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
      const startsAt = fromNow(id === other ? 9 * days : 8 * days);
      await offerTimes(db, cora, { cohortId: id, startsAt, minutes: 30, times: 2, ...where });
    }
    const free = () => listFreeTimes(db, ana, { now: currentTime() });
    expect(await bookTime(db, ana, (await free())[0]?.id ?? "")).toHaveProperty("meetingId");
    expect((await free()).length).toBe(3);
    const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.cohortId, cohortId));
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const ending = { grantId: grant?.id ?? "", personId: cora.id, reason: "Moved on." };
    expect(await endRoleWithSessions(db, cora, ending)).toBe("refused");
    expect((await free()).length).toBe(3);
    expect(await endRoleWithSessions(db, ines, ending)).toBe("ended");
    expect((await free()).length).toBe(2);
    expect(await db.$count(bookings, isNull(bookings.canceledAt))).toBe(0);
    expect(await invitedAs(db, cora.id)).toEqual(["host"]);
  }));

test("a coach who also learns in the cohort stays invited as a participant", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { grants: [coach(cohortId)], cohortIds: [cohortId] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    expect(await endGrant(db, cora.id, "coach")).toBe("ended");
    expect(await invitedAs(db, cora.id)).toEqual(["participant"]);
  }));

test("a coach by two grants keeps the sessions until the last of them ends", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { grants: [coach(cohortId), coach(cohortId)] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    expect(await endGrant(db, cora.id, "coach")).toBe("ended");
    expect(await invitedAs(db, cora.id)).toEqual(["host"]);
    expect(await endGrant(db, cora.id, "coach")).toBe("ended");
    expect(await invitedAs(db, cora.id)).toEqual([]);
  }));

test("ending another role changes no invitation", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { grants: [coach(cohortId), { role: "clock_hour_manager" }] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    expect(await endGrant(db, cora.id, "clock_hour_manager")).toBe("ended");
    expect(await invitedAs(db, cora.id)).toEqual(["host"]);
  }));

test("a new coach of a cohort is invited to its coming sessions as a host", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { grants: [coach(cohortId)] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    const [bea, ines] = [await join(db, "bea"), await join(db, "ines", { grants: [{ role: "administrator" }] })];
    const wanted = {
      ...coach(cohortId),
      personId: bea.id,
      organizationId: null,
      reason: "For the year.",
      endsAt: null,
    };
    expect(await grantRoleWithSessions(db, ines, wanted)).toBe("granted");
    expect(await invitedAs(db, bea.id)).toEqual(["host"]);
  }));
