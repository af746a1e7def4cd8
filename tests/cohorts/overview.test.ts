import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { bookTime, offerTimes } from "#app/meetings/booking.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { addNextStep } from "#app/meetings/note.server.ts";
import { listFreeTimes } from "#app/meetings/queries/bookings.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { aCohort, join } from "#tests/world.ts";
import { words } from "./full-cohort.ts";

let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("the overview names the next session to everyone in it, and leads to it only members and coaches", async () => {
  const { db } = site;
  const cohortId = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const lead = await join(db, "ines", { grants: [{ role: "program_lead", cohortId }] });
  const session = (title: string, inDays: number) => ({ title, startsAt: fromNow(inDays * days), minutes: 60 });
  const made = await createMeetings(db, cora, cohortId, [
    session("Held", -2),
    session("Coming", 2),
    session("Later", 9),
  ]);
  const nextPath = `/cohorts/${cohortId}/sessions/${made === "not_allowed" ? "" : made.meetingIds[1]}`;
  const seen = async ({ id }: { id: string }) => {
    const request = requestFor(`/cohorts/${cohortId}.data`, { cookie: await cookieOf(db, id) });
    const text = await (await site.ask(request)).text();
    return [text.includes("Coming"), text.includes("Later"), text.includes(nextPath)];
  };
  expect(await seen(ana)).toEqual([true, false, true]);
  expect(await seen(cora)).toEqual([true, false, true]);
  expect(await seen(lead)).toEqual([true, false, false]);
});

test("open steps of sessions are on the overview of members and coaches, and those of a one-to-one on nobody's", async () => {
  const { db } = site;
  const cohortId = await aCohort(db, { name: "Steps" });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const lead = await join(db, "ines", { grants: [{ role: "program_lead", cohortId }] });
  const made = await createMeetings(db, cora, cohortId, [{ title: "Held", startsAt: fromNow(-2 * days), minutes: 60 }]);
  const sessionId = made === "not_allowed" ? "" : (made.meetingIds[0] ?? "");
  const where = { timeZone: "America/Los_Angeles", place: null, link: null };
  await offerTimes(db, cora, { cohortId, startsAt: fromNow(3 * days), minutes: 30, times: 1, ...where });
  const [free] = await listFreeTimes(db, ana, { now: currentTime() });
  const booked = await bookTime(db, ana, free?.id ?? "");
  const oneToOneId = typeof booked === "object" ? booked.meetingId : "";
  const step = (text: string) => ({ text, ownerId: ana.id, dueOn: null, key: text });
  expect(await addNextStep(db, cora, sessionId, step("Bring the tally."))).toBe("added");
  expect(await addNextStep(db, cora, oneToOneId, step("Talk to nobody else."))).toBe("added");
  const seen = async ({ id }: { id: string }) => {
    const request = requestFor(`/cohorts/${cohortId}.data`, { cookie: await cookieOf(db, id) });
    const text = await (await site.ask(request)).text();
    return [text.includes("Bring the tally."), text.includes("Talk to nobody else.")];
  };
  expect(await seen(ana)).toEqual([true, false]);
  expect(await seen(bea)).toEqual([true, false]);
  expect(await seen(cora)).toEqual([true, false]);
  expect(await seen(lead)).toEqual([false, false]);
});

test("a new cohort leads its coach from step to step, and nobody else", async () => {
  const { db } = site;
  const cohortId = await aCohort(db, { name: "Empty" });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const steps = async ({ id }: { id: string }) => {
    const request = requestFor(`/cohorts/${cohortId}.data`, { cookie: await cookieOf(db, id) });
    const text = await (await site.ask(request)).text();
    return ["plan", "agreement/new", "invitations"].filter((step) => text.includes(`/cohorts/${cohortId}/${step}`));
  };
  expect(await steps(cora)).toEqual(["plan", "agreement/new", "invitations"]);
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  expect(await steps(ana)).toEqual([]);
  await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(2 * days), minutes: 60 }]);
  await writeAgreement(db, cora, cohortId, words);
  expect(await steps(cora)).toEqual([]);
});
