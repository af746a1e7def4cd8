import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { fromNow } from "#app/time/clock.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import { findRegistration } from "#app/trainings/registration/queries/registrations.server.ts";
import { acceptOffer, cancelRegistration } from "#app/trainings/registration/registration.server.ts";
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
