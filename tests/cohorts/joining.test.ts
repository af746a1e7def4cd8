import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { standingIn } from "#app/cohorts/cohort.ts";
import { listMessages, listThreads } from "#app/cohorts/log/queries/threads.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { inviteList } from "#app/cohorts/programs/cohort-invitation.server.ts";
import { invitedMost } from "#app/cohorts/programs/cohort-invitation.ts";
import { answerRequest, askToJoin } from "#app/cohorts/programs/cohort-request.server.ts";
import { changeCohort } from "#app/cohorts/programs/cohort-settings.server.ts";
import { handOver } from "#app/cohorts/programs/hand-over.server.ts";
import { inviteToOwnSessions } from "#app/cohorts/programs/joining.server.ts";
import { endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import { listCohortsTakingRequests, listOpenRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { proposedSessions } from "#app/cohorts/programs/session-plan.ts";
import { listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { dayBefore, dayOf } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import {
  cohortHandOvers,
  invitations,
  mails,
  meetingInvitations,
  roleGrants,
  threadMessages,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, anAgenda, join } from "#tests/world.ts";
import { now } from "./year.ts";

const coaching = (cohortId: string) => ({ grants: [{ role: "coach" as const, cohortId }] });
const settings = {
  ...{ name: "Tides", startsOn: "2026-09-01", endsOn: null, timeZone: "America/Los_Angeles", language: "en" },
  takesRequests: true,
};

test("sessions are proposed on the first one's weekday: by the program's weeks, evenly, or each month", () => {
  const agendas = [anAgenda("one", 2), anAgenda("two", 6), anAgenda("three", 14)];
  const days = (rhythm: Parameters<typeof proposedSessions>[2]) =>
    proposedSessions(agendas, "2026-10-06", rhythm).map(({ day }) => day);
  expect(days("program")).toEqual(["2026-10-06", "2026-11-03", "2026-12-29"]);
  expect(days("weekly")).toEqual(["2026-10-06", "2026-10-13", "2026-10-20"]);
  expect(days("every_two_weeks")).toEqual(["2026-10-06", "2026-10-20", "2026-11-03"]);
  expect(days("monthly")).toEqual(["2026-10-06", "2026-11-03", "2026-12-08"]);
});

test("a request is one, is answered once, and waits while the cohort is full", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const ana = await join(db, "ana");
    expect(await askToJoin(db, ana, { cohortId, note: null })).toBe("closed");
    expect(await changeCohort(db, ana, cohortId, { ...settings, capacity: 1 })).toBe("refused");
    expect(await changeCohort(db, cora, cohortId, { ...settings, capacity: 1 })).toBe("changed");
    expect((await listCohortsTakingRequests(db, ana.id)).map(({ id }) => id)).toContain(cohortId);
    const bea = await join(db, "bea", { cohortIds: [cohortId] });
    expect(await askToJoin(db, ana, { cohortId, note: "Please." })).toBe("asked");
    expect(await askToJoin(db, ana, { cohortId, note: "Again." })).toBe("asked");
    const [request] = await listOpenRequests(db, cohortId);
    const answer = { cohortId, requestId: request?.id ?? "", isApproved: true };
    expect(await answerRequest(db, bea, answer)).toBe("missing");
    expect(await answerRequest(db, cora, answer)).toBe("full");
    expect((await listOpenRequests(db, cohortId)).length).toBe(1);
    await changeCohort(db, cora, cohortId, { ...settings, capacity: 2 });
    expect(await answerRequest(db, cora, answer)).toBe("joined");
    expect(await answerRequest(db, cora, answer)).toBe("missing");
    expect((await listCohortMembers(db, cohortId)).map(({ name }) => name)).toEqual([ana.name, bea.name]);
  }));

test("a list with a faulty row sends nothing until its sender leaves that row out, and tells members and repeats apart", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const typed = `Name\tEmail\nAna\t${ana.email.toUpperCase()}\nBea Tran\tbea@heron.example\nCy\tcy@heron\nBea\tBEA@heron.example`;
    const list = { cohortId, typed, note: null, isOthers: false };
    const network = "203.0.113.9";
    expect(await inviteList(db, cora, list, network)).toMatchObject({
      outcome: "wrong",
      others: 1,
      wrong: [{ line: 4 }],
    });
    expect(await db.select().from(invitations).where(eq(invitations.cohortId, cohortId))).toEqual([]);
    const counts = { sent: 1, already: 0, left: 1, members: 1, twice: 1 };
    const sent = await inviteList(db, cora, { ...list, isOthers: true }, network);
    expect(sent).toMatchObject({ counts, remaining: "Name\tEmail\nCy\tcy@heron" });
    const made = await db.select().from(invitations).where(eq(invitations.cohortId, cohortId));
    expect(made).toMatchObject([{ email: "bea@heron.example", name: "Bea Tran", role: "educator" }]);
    const again = await inviteList(db, cora, { ...list, isOthers: true }, network);
    expect(again).toMatchObject({ counts: { ...counts, sent: 0, already: 1 } });
  }));

test("a long list is invited a part at a time, and the rest of it stays", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const typed = Array.from({ length: invitedMost + 2 }, (_, at) => `guest${at}@heron.example`).join("\n");
    const sent = await inviteList(db, cora, { cohortId, typed, note: null, isOthers: false }, "203.0.113.9");
    const remaining = `guest${invitedMost}@heron.example\nguest${invitedMost + 1}@heron.example`;
    expect(sent).toMatchObject({ counts: { sent: invitedMost, left: 2 }, remaining });
  }));

async function invitedTo(db: Db, personId: string) {
  const rows = await db.select().from(meetingInvitations).where(eq(meetingInvitations.personId, personId));
  return rows.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ role }) => role);
}

test("a late member is invited to the coming sessions, and a member who leaves is not", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    await inviteToOwnSessions(db, ana);
    await inviteToOwnSessions(db, ana);
    expect(await invitedTo(db, ana.id)).toEqual(["participant"]);
    expect(await endCohortMembership(db, ana, { cohortId, personId: ana.id, leftOn: "2026-02-01" })).toBe("ended");
    expect(await invitedTo(db, ana.id)).toEqual([]);
  }));

test("a hand-over ends the old coach's rights, gives the next one theirs, and asks them to the sessions", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const next = await join(db, "dana", coaching(await aCohort(db)));
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    const wanted = { cohortId, from: cora.id, to: next.id, note: "They meet on Mondays." };
    expect(await handOver(db, ana, wanted)).toBe("refused");
    expect(await handOver(db, next, wanted)).toBe("refused");
    expect(await handOver(db, cora, { ...wanted, to: ana.id })).toBe("no_such_coach");
    expect(await handOver(db, cora, wanted)).toBe("handed_over");
    const grants = await db.select().from(roleGrants).where(eq(roleGrants.cohortId, cohortId));
    expect(grants.map(({ personId, endedBy }) => [personId, endedBy]).sort()).toEqual(
      [
        [cora.id, cora.id],
        [next.id, null],
      ].sort(),
    );
    expect([await invitedTo(db, cora.id), await invitedTo(db, next.id)]).toEqual([[], ["host"]]);
    expect((await db.select().from(cohortHandOvers)).length).toBe(1);
  }));

test("a hand-over ends each of the old coach's grants, and either coach may be a member of the cohort", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const coach = { role: "coach" as const, cohortId };
    const cora = await join(db, "cora", { grants: [coach, coach], cohortIds: [cohortId] });
    const elsewhere = { role: "coach" as const, cohortId: await aCohort(db) };
    const next = await join(db, "dana", { grants: [elsewhere], cohortIds: [cohortId] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    expect([await invitedTo(db, cora.id), await invitedTo(db, next.id)]).toEqual([["host"], ["participant"]]);
    const mailed = await db.$count(mails, inArray(mails.template, ["meeting_invitation", "meeting_cancellation"]));
    expect(await handOver(db, cora, { cohortId, from: cora.id, to: next.id, note: null })).toBe("handed_over");
    expect([await invitedTo(db, cora.id), await invitedTo(db, next.id)]).toEqual([["participant"], ["host"]]);
    expect(await db.$count(roleGrants, and(eq(roleGrants.cohortId, cohortId), isNull(roleGrants.endsAt)))).toBe(1);
    // Both have the event in their calendars already.
    expect(await db.$count(mails, inArray(mails.template, ["meeting_invitation", "meeting_cancellation"]))).toBe(
      mailed,
    );
  }));

test("a coach who learned in the cohort before takes it over as its coach", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const elsewhere = { role: "coach" as const, cohortId: await aCohort(db) };
    const dana = await join(db, "dana", { grants: [elsewhere], cohortIds: [cohortId] });
    const today = dayOf(currentTime(), "America/Los_Angeles");
    await endCohortMembership(db, cora, { cohortId, personId: dana.id, leftOn: dayBefore(today) });
    expect(standingIn(await now(db, dana.id), cohortId)).toBe(null);
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    expect(await handOver(db, cora, { cohortId, from: cora.id, to: dana.id, note: null })).toBe("handed_over");
    expect(standingIn(await now(db, dana.id), cohortId)).toBe("coach");
    expect([await invitedTo(db, cora.id), await invitedTo(db, dana.id)]).toEqual([[], ["host"]]);
  }));

test("a coach who ends their membership of the cohort keeps its sessions as a host", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", { ...coaching(cohortId), cohortIds: [cohortId] });
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(7 * days), minutes: 60 }]);
    const leaving = { cohortId, personId: cora.id, leftOn: "2026-02-01" };
    expect(await endCohortMembership(db, cora, leaving)).toBe("ended");
    expect(await invitedTo(db, cora.id)).toEqual(["host"]);
  }));

test("a thread takes words of its member and the cohort's coaches only, and each form once", () =>
  inDatabase(async (db) => {
    const cohortId = await aCohort(db);
    const cora = await join(db, "cora", coaching(cohortId));
    const other = await join(db, "cora", coaching(await aCohort(db)));
    const ana = await join(db, "ana", { cohortIds: [cohortId] });
    const bea = await join(db, "bea", { cohortIds: [cohortId] });
    const message = { cohortId, memberId: ana.id, body: "May I bring a colleague?", key: "one" };
    expect(await writeMessage(db, bea, message)).toBe("refused");
    expect(await writeMessage(db, other, message)).toBe("refused");
    expect(await writeMessage(db, ana, message)).toBe("sent");
    expect(await writeMessage(db, ana, message)).toBe("sent");
    const due = async () => (await listThreads(db, cohortId)).map(({ isAnswerDue }) => isAnswerDue);
    expect(await due()).toEqual([true, false]);
    await db.update(threadMessages).set({ sentAt: sql`sent_at - interval '1 hour'` });
    expect(await writeMessage(db, cora, { ...message, body: "Yes.", key: "two" })).toBe("sent");
    expect(await due()).toEqual([false, false]);
    expect((await listMessages(db, cohortId, ana.id)).map(({ body }) => body)).toEqual([message.body, "Yes."]);
  }));
