import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { expect, test } from "vitest";
import { calendarFeed } from "#app/meetings/calendar.server.ts";
import { forgetNeeds } from "#app/trainings/registration/needs.server.ts";
import { listNeeds } from "#app/trainings/registration/queries/needs.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import {
  listCatalogSessions,
  listMonthSessions,
  listRunLanguages,
} from "#app/trainings/runs/queries/catalog-sessions.server.ts";
import { listRuns } from "#app/trainings/runs/queries/runs.server.ts";
import { trainingNeedCounts } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { ask, aWorld } from "./registering.ts";
import { aRun, nothingMore, now, startsAt } from "./run.ts";

test("the catalog says how many seats are taken and how many people wait", () =>
  inDatabase(async (db) => {
    const { dana, runId, ana, bea, femi } = await aWorld(db);
    await aRun(db, dana, { title: "Another" });
    for (const person of [ana, bea, femi]) await ask(db, person, runId);
    const filter = { format: null, language: null, offeringSlug: null, isPast: false };
    const runs = await listRuns(db, filter, { from: 0, most: 10 });
    const said = runs.map(({ id, taken, waiting, sessions }) =>
      id === runId ? { taken, waiting, sessions } : "another",
    );
    expect(said.sort()).toEqual(["another", { taken: 2, waiting: 1, sessions: 1 }].sort());
  }));

test("the catalog is a calendar that two programs read, without the address to join", () =>
  inDatabase(async (db) => {
    const { dana, runId } = await aWorld(db, { format: "online" });
    await aRun(db, dana, { format: "in_person", title: "Another" });
    const filter = { format: "online" as const, language: null, offeringSlug: null, isPast: false };
    const sessions = await listCatalogSessions(db, filter, now);
    expect(sessions.map((session) => [session.runId, session.link])).toEqual([[runId, null]]);
    expect(await listCatalogSessions(db, filter, startsAt)).toEqual([]);
    expect(await listMonthSessions(db, filter, "2026-12")).toMatchObject([{ runId, day: "2026-12-10" }]);
    expect(await listMonthSessions(db, filter, "2026-11")).toEqual([]);
    expect(await listRunLanguages(db, now)).toEqual(["en"]);
    const text = calendarFeed(sessions, { name: "Trainings", pageUrlOf: ({ id }) => `https://practice.example/${id}` });
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    expect(event?.getFirstPropertyValue("summary")).toBe("Empathy interviews");
    const parsed = Object.values(nodeIcal.sync.parseICS(text)).find((each) => each?.type === "VEVENT");
    expect(parsed).toMatchObject({ start: expect.any(Date) });
    expect(parsed && "start" in parsed ? parsed.start.getTime() : 0).toBe(startsAt.getTime());
  }));

test("what a person needs is deleted the day after the training, and only counts stay", () =>
  inDatabase(async (db) => {
    const { runId, ana } = await aWorld(db);
    const needs = [{ kind: "food" as const, text: "No nuts" }];
    await register(db, ana, runId, { ...nothingMore, needs, organizationId: null, by: ana.id }, now);
    const after = (hours: number) => new Date(startsAt.getTime() + (3 + hours) * 60 * 60 * 1000);
    await forgetNeeds(db, after(23));
    expect((await listNeeds(db, runId)).map(({ text }) => text)).toEqual(["No nuts"]);
    await forgetNeeds(db, after(25));
    await forgetNeeds(db, after(26));
    expect(await listNeeds(db, runId)).toEqual([]);
    const counts = await db.select().from(trainingNeedCounts);
    expect(counts).toEqual([{ runId, kind: "food", asked: 1, met: 0 }]);
  }));
