import { afterEach, expect, test } from "vitest";
import { type Course, indexCatalog } from "#app/catalog/catalog.ts";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { askAboutTraining } from "#app/instruments/asking.server.ts";
import { askAboutCourse, askCourseFinishers } from "#app/instruments/course-evaluation.server.ts";
import { findRun, listCourseEvaluations, listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { groupResults } from "#app/instruments/results.server.ts";
import { canReadResults } from "#app/instruments/run.ts";
import { closeInstrument } from "#app/instruments/sending.server.ts";
import { instrumentsToday } from "#app/instruments/today.server.ts";
import { insertCourseFact } from "#app/learning/queries/course-facts.server.ts";
import { currentTime, moveClock } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aRun } from "#tests/trainings/run.ts";
import { aCohort, aCourse, aLesson, join } from "#tests/world.ts";
import { anInstrument } from "./asked.ts";

const course = aCourse("numbers", [aLesson("one")], { title: "Numbers" });
const evaluation = anInstrument({ slug: "evaluation", kind: "evaluation", title: "Evaluation" });
const catalog = indexCatalog({ hash: "", courses: [course], glossary: [], instruments: [evaluation] });

/** Moves the clock to noon of a day. */
const goTo = (day: string) => moveClock(Date.parse(`${day}T20:00:00Z`) - Date.now());
afterEach(() => moveClock(0));

async function finishes(db: Db, personId: string, how: "finish" | "reopen" = "finish"): Promise<void> {
  const { id: courseId, contentVersion, ruleVersion } = course satisfies Course;
  await insertCourseFact(db, how, { personId, courseId, contentVersion, ruleVersion, how: "rule_met" });
  await db.update(schema.courseFacts).set({ happenedAt: currentTime() });
}

const asked = async (db: Db) => (await listCourseEvaluations(db, course.id)).map((run) => [run.opensOn, run.asked]);

test("people who finish a course are asked once, with everyone who finishes it that quarter", () =>
  inDatabase(async (db) => {
    const [ana, bea, femi] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
    goTo("2030-02-03");
    await finishes(db, ana.id);
    await finishes(db, femi.id);
    await finishes(db, femi.id, "reopen");
    expect(await askAboutCourse(db, bea, course, catalog)).toBeNull();
    for (const _ of [1, 2]) await askCourseFinishers(db, catalog);
    expect(await asked(db)).toEqual([["2030-01-01", 1]]);
    const run = (await askAboutCourse(db, ana, course, catalog)) ?? "";
    expect(await answerInstrument(db, ana, run, { pace: 1 })).toEqual({ outcome: "saved" });
    expect(await db.select().from(schema.mails)).toEqual([]);

    goTo("2030-04-02");
    await finishes(db, bea.id);
    await finishes(db, ana.id, "reopen");
    await finishes(db, ana.id);
    await askCourseFinishers(db, catalog);
    expect(await asked(db)).toEqual([
      ["2030-04-01", 1],
      ["2030-01-01", 1],
    ]);
    expect(await askAboutCourse(db, ana, course, catalog)).toBe(run);
    const todays = async () => (await instrumentsToday({ db, person: bea } as never)).map(({ facts }) => facts);
    expect(await todays()).toEqual([expect.stringContaining("Numbers")]);
    goTo("2030-05-02"); // the page still asks, Today no more
    expect([await todays(), (await listRunsFor(db, bea.id)).map(({ subject }) => subject)]).toEqual([[], ["Numbers"]]);
  }));

test("the answers about a course show once its quarter and three weeks are over, to leads and administrators", () =>
  inDatabase(async (db) => {
    goTo("2030-02-03");
    const [lead, coach] = [
      await join(db, "dana", { grants: [{ role: "program_lead" }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] }),
    ];
    expect([lead, coach].map((person) => canReadResults(person, { cohortId: null }))).toEqual([true, false]);
    let runId = "";
    for (let at = 0; at < 10; at += 1) {
      const person = await join(db, "ana");
      await finishes(db, person.id);
      runId = (await askAboutCourse(db, person, course, catalog)) ?? "";
      await answerInstrument(db, person, runId, { pace: 1 });
    }
    const shown = async () => {
      const run = await findRun(db, runId);
      return run && { subject: run.subject, ...(await groupResults(db, run)) };
    };
    expect(await shown()).toMatchObject({ subject: "Numbers", isComplete: false, results: null, answers: 10 });
    await closeInstrument(db, lead, runId);
    expect(await shown()).toMatchObject({ isComplete: false }); // others finish the course every day
    goTo("2030-04-22");
    expect(await shown()).toMatchObject({ isComplete: true, results: [{ key: "pace" }, {}, {}] });
  }));

test("people who took a training are asked and told once, others who are added later too", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const trainingRunId = await aRun(db, lead);
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const asking = { instrument: evaluation, trainingRunId, about: "Empathy interviews" };
    const ask = (personIds: string[], opensOn = dayOf(currentTime(), homeZone)) =>
      askAboutTraining(db, { ...asking, opensOn }, personIds);
    const opensOn = dayOf(currentTime(), homeZone);
    const run = await ask([ana.id], opensOn);
    expect(await ask([ana.id, bea.id], opensOn)).toBe(run);
    const { personId: to } = schema.notifications;
    const told = await db.select({ to }).from(schema.notifications).orderBy(to);
    expect(told.map(({ to }) => to)).toEqual([ana.id, bea.id].sort());
    expect(await answerInstrument(db, bea, run ?? "", { pace: 1 })).toEqual({ outcome: "saved" });
    expect(await closeInstrument(db, ana, run ?? "")).toBe("missing");
    expect(await closeInstrument(db, lead, run ?? "")).toBe("closed");
    expect(await ask([(await join(db, "femi")).id], opensOn)).toBeNull();
    moveClock(30 * days);
    expect(await ask([ana.id])).not.toBe(run); // a follow-up on another day
  }));
