import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { fromNow } from "#app/time/clock.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import { findRegistration } from "#app/trainings/registration/queries/registrations.server.ts";
import { acceptOffer, cancelRegistration } from "#app/trainings/registration/registration.server.ts";
import { auditEvents, people } from "#db/schema/index.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";
import { ask } from "./registering.ts";
import { aRun } from "./run.ts";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("the list of trainings says to who is offered a seat until when, and full to everybody else", async () => {
  const { db } = site;
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const [ana, bea, femi] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
  const place = { timeZone: "America/Los_Angeles", place: null, link: null };
  const session = { title: "Listening", startsAt: fromNow(30 * days), minutes: 180, breakMinutes: 0, ...place };
  const runId = await aRun(db, dana, { capacity: 1 }, { sessions: [session] });
  for (const person of [ana, bea, femi]) await ask(db, person, runId, null, fromNow(0));
  await cancelRegistration(db, ana, runId);
  const offer = await findRegistration(db, runId, bea.id);
  const until = dayAndTimeIn(bea.timeZone, offer?.offerEndsAt?.toISOString() ?? "");
  const listFor = async (person: Person | null) => {
    const cookie = person ? await cookieOf(db, person.id) : "";
    const list = await (await site.ask(requestFor("/trainings.data", { cookie }))).text();
    return list.includes(until);
  };
  expect([await listFor(bea), await listFor(femi), await listFor(ana), await listFor(null)]).toEqual([
    ...[true, false, false, false],
  ]);
  await acceptOffer(db, bea, runId);
  expect(await listFor(bea)).toBe(false);
});

test("a roster is a file with the words of its page, in which no name is a formula, and each download is recorded", async () => {
  const { db } = site;
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const [ana, bea, cora] = [await join(db, "ana"), await join(db, "bea"), await join(db, "cora")];
  await db.update(people).set({ name: "=HYPERLINK(1)" }).where(eq(people.id, bea.id));
  const place = { timeZone: "America/Los_Angeles", place: null, link: null };
  const session = { title: "Listening", startsAt: fromNow(30 * days), minutes: 180, breakMinutes: 0, ...place };
  const runId = await aRun(db, dana, { capacity: 2 }, { sessions: [session] });
  for (const person of [ana, bea, cora]) await ask(db, person, runId, null, fromNow(0));
  const download = async (person: Person, file: string) => {
    const cookie = await cookieOf(db, person.id);
    return site.ask(requestFor(`/trainings/${runId}/roster/${file}`, { cookie }));
  };
  const looks = async () =>
    (await db.select().from(auditEvents).where(eq(auditEvents.action, "training.roster_read"))).length;

  const before = await looks();
  const csv = await (await download(dana, "roster.csv")).text();
  expect(csv.split("\r\n")).toEqual([
    "Name,Organization,Standing,Credit",
    "'=HYPERLINK(1),,Registered,",
    ...["Ana Reyes,,Registered,", "Cora Whitehorse,,On the waitlist,", ""],
  ]);
  const sheet = unzipSync(new Uint8Array(await (await download(dana, "roster.xlsx")).arrayBuffer()));
  const text = Object.values(sheet)
    .map((part) => strFromU8(part))
    .join("\n");
  for (const words of ["Standing", "=HYPERLINK(1)", "Ana Reyes", "On the waitlist"]) expect(text).toContain(words);
  expect(text).not.toContain("<f>");
  expect(await looks()).toBe(before + 1);
  expect([(await download(ana, "roster.csv")).status, (await download(dana, "people.csv")).status]).toEqual([404, 404]);
  expect(await looks()).toBe(before + 1);
});
