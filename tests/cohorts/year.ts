import ICAL from "ical.js";
import { expect } from "vitest";
import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { findProgram } from "#app/catalog/programs.server.ts";
import { deskFor } from "#app/cohorts/desk/desk.server.ts";
import { sendDueInstruments } from "#app/cohorts/programs/instrument-calendar.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { listCohortRuns } from "#app/instruments/queries/runs.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import { listFreeTimes } from "#app/meetings/queries/bookings.server.ts";
import { currentTime, moveClock } from "#app/time/clock.ts";
import { homeZone, momentAt } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { outbox } from "#tests/identity/outbox.ts";

export const network = "203.0.113.7";

/** Moves the clock to a wall time in the cohort's zone. */
export function goTo(day: string, time = "12:00"): Date {
  const moment = momentAt(day, time, homeZone);
  moveClock(moment.getTime() - Date.now());
  return moment;
}

/** A person as the site knows them at this moment: with the roles and cohorts of today. */
export async function now(db: Db, personId: string): Promise<Person> {
  const signedIn = { method: "password" as const, hasPassedSecondStep: true };
  const cookie = (await startSession(db, new Request("http://practice.test/"), personId, signedIn)).split(";")[0] ?? "";
  const person = await personFor(db, new Request("http://practice.test/", { headers: { cookie } }));
  if (!person) throw new Error("nobody is signed in");
  return person;
}

export const deskOf = async (db: Db, coachId: string) => deskFor(db, await now(db, coachId), currentTime());

/** What the calendar mails to an address so far said of one meeting, in order: "REQUEST 0" with its sequence. */
export async function calendarOf(db: Db, email: string, meetingId: string): Promise<string[]> {
  const texts = (await outbox(db)).flatMap(({ email: to, data }) => {
    const isCalendar = to === email && typeof data === "object" && data !== null && "calendar" in data;
    return isCalendar ? [String(data.calendar)] : [];
  });
  return texts.reverse().flatMap((text) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    return event.uid.includes(meetingId) ? [`${calendar.getFirstPropertyValue("method")} ${event.sequence}`] : [];
  });
}

/** Runs the job of the calendar twice, which mails once; each of these people answers. The run's id. */
export async function answered(db: Db, cohortId: string, slug: string, personIds: string[]): Promise<string> {
  await sendDueInstruments(db);
  const sent = await db.$count(mails);
  await sendDueInstruments(db);
  expect(await db.$count(mails)).toBe(sent);
  const run = (await listCohortRuns(db, cohortId)).find(({ definition }) => definition.slug === slug);
  if (!run) throw new Error(`${slug} was not sent`);
  const answerTo = ({ kind }: InstrumentItem) => (kind === "several" ? [0] : kind === "text" ? "Yes." : 0);
  const answers = Object.fromEntries(run.definition.items.map((item) => [item.key, answerTo(item)]));
  for (const id of personIds) {
    expect(await answerInstrument(db, await now(db, id), run.id, answers)).toEqual({ outcome: "saved" });
  }
  return run.id;
}

export function templateOf(key: string) {
  const template = findProgram("data-coaching")?.artifacts.find((each) => each.key === key);
  if (!template) throw new Error(`the program has no template ${key}`);
  return template;
}

/** Writes every required part of a piece of work and hands it in. */
export async function handIn(db: Db, author: Person, cohortId: string, key: string): Promise<string> {
  const template = templateOf(key);
  const made = await startArtifact(db, author, { template, programSlug: "data-coaching", cohortId });
  if (!made) throw new Error("not started");
  await write(db, author, made.artifactId, { key, words: "Buses leave before the last bell.", base: 0 });
  await moveArtifact(db, author, made.artifactId, { action: "submit" });
  return made.artifactId;
}

export function write(
  db: Db,
  author: Person,
  artifactId: string,
  { key, words, base }: { key: string; words: string; base: number },
) {
  const { title, fields } = templateOf(key);
  const texts = Object.fromEntries(
    fields.map(({ key, kind }) => [key, kind === "link" || kind === "file" ? "" : words]),
  );
  return saveArtifact(db, author, artifactId, { title, texts, writer: `page ${base}`, base });
}

/** The one-to-ones that a person may book now. */
export const freeTimes = async (db: Db, personId: string) =>
  listFreeTimes(db, await now(db, personId), { now: currentTime() });
