import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { answerInstrument, keepAnswers } from "#app/instruments/answering.server.ts";
import { findLinkedAnswers, listAnswers, listNamedAnswers } from "#app/instruments/queries/answers.server.ts";
import { findRun, listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { groupResults } from "#app/instruments/results.server.ts";
import { resultsOf } from "#app/instruments/results.ts";
import { canReadResults } from "#app/instruments/run.ts";
import { closeInstrument, sendInstruments } from "#app/instruments/sending.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { anInstrument, askedInstrument } from "./asked.ts";

const members = async (db: Db, cohortId: string, count: number) => {
  const people = [];
  for (let at = 0; at < count; at += 1) people.push(await join(db, "ana", { cohortIds: [cohortId] }));
  return people;
};

test("everyone who learns in the cohort is asked and told once, unless they want to hear nothing", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const [ana, quiet] = await members(db, tides, 2);
    await join(db, "femi", {});
    await db
      .insert(schema.notificationChoices)
      .values({ personId: quiet?.id ?? "", topic: "instruments", channel: "none" });
    await askedInstrument(db, tides);
    await sendInstruments(db);
    await sendInstruments(db);
    const told = await db.select().from(schema.notifications);
    expect(told.map(({ personId, kind }) => [personId, kind])).toEqual([[ana?.id, "instrument_asked"]]);
    expect(await listRunsFor(db, quiet?.id ?? "")).toHaveLength(1);
  }));

test("an answer without a name is kept once, apart from its author, and the rows say nothing of who or when", () =>
  withCommittedDatabase(async (db) => {
    const tides = await aCohort(db);
    const people = await members(db, tides, 8);
    const run = await askedInstrument(db, tides);
    for (const [at, person] of people.entries()) {
      expect(await answerInstrument(db, person, run, { pace: 1, words: `answer ${at}` })).toEqual({ outcome: "saved" });
      expect(await answerInstrument(db, person, run, { pace: 2 })).toEqual({ outcome: "answered-before" });
    }
    const columns = await db.execute<{ name: string }>(sql`select column_name as name from information_schema.columns
      where table_name = 'instrument_answers' order by 1`);
    expect(columns.map(({ name }) => name)).toEqual(["answers", "id", "person_id", "run_id"]);
    const rows = await db.execute<{ id: string; person: string | null; written: string; words: string }>(sql`select id,
      person_id as person, xmin::text as written, answers ->> 'words' as words from instrument_answers order by ctid`);
    expect(rows.map(({ person }) => person)).toEqual(people.map(() => null));
    // One transaction wrote them all, in the order of random ids: neither tells which came when.
    expect(new Set(rows.map(({ written }) => written)).size).toBe(1);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
    expect(rows.map(({ words }) => words).sort()).toEqual(people.map((_, at) => `answer ${at}`));
  }));

test("two people who answer at once are both counted", () =>
  withCommittedDatabase(async (db) => {
    const tides = await aCohort(db);
    const people = await members(db, tides, 5);
    const run = await askedInstrument(db, tides);
    await Promise.all(people.map((person) => answerInstrument(db, person, run, { pace: 0 })));
    expect(await listAnswers(db, run)).toHaveLength(5);
  }));

test("a linked answer is its author's to change, and coaches read it by name while they learn there", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const [ana] = await members(db, tides, 1);
    const [cora, other] = [
      await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: await aCohort(db) }] }),
    ];
    const run = await askedInstrument(db, tides, anInstrument({ slug: "readiness", isLinked: true }));
    if (!ana) throw new Error("nobody");
    await answerInstrument(db, ana, run, { pace: 0 });
    await answerInstrument(db, ana, run, { pace: 2 });
    expect(await findLinkedAnswers(db, run, ana.id)).toEqual({ pace: 2 });
    expect((await listNamedAnswers(db, run)).map(({ answers }) => answers)).toEqual([{ pace: 2 }]);
    await db.execute(sql`update cohort_memberships set left_on = '2026-01-02' where person_id = ${ana.id}`);
    expect(await listNamedAnswers(db, run)).toEqual([]);
    expect([cora, other].map((person) => canReadResults(person, { cohortId: tides }))).toEqual([true, false]);
  }));

test("a person who was not asked, leaves out a required answer or is too late is told so", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const [ana] = await members(db, tides, 1);
    const femi = await join(db, "femi", {});
    const run = await askedInstrument(db, tides);
    if (!ana) throw new Error("nobody");
    expect(await answerInstrument(db, femi, run, { pace: 0 })).toEqual({ outcome: "missing" });
    expect(await answerInstrument(db, ana, run, {})).toEqual({ outcome: "problems", problems: { pace: "missing" } });
    await db.execute(sql`update instrument_runs set closes_on = opens_on - 1, opens_on = opens_on - 30`);
    expect(await answerInstrument(db, ana, run, { pace: 0 })).toEqual({ outcome: "closed" });
    expect(resultsOf(anInstrument().items, await listAnswers(db, run))).toBeNull();
  }));

test("answers without names are shown once nobody can add one: when it is closed, or when everyone has answered", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const people = await members(db, tides, 12);
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] });
    const [first, second] = [
      await askedInstrument(db, tides),
      await askedInstrument(db, tides, anInstrument({ slug: "pre" })),
    ];
    const shown = async (id: string) => {
      const run = await findRun(db, id);
      return run && (await groupResults(db, run));
    };
    for (const person of people.slice(1)) await answerInstrument(db, person, first, { pace: 1 });
    expect(await shown(first)).toMatchObject({
      isComplete: false,
      results: null,
      response: { asked: 12, answered: 11 },
    });
    expect(await closeInstrument(db, people[0] ?? cora, first)).toBe("missing");
    expect(await closeInstrument(db, cora, first)).toBe("closed");
    expect((await shown(first))?.results?.[0]?.options.map(({ count }) => count)).toEqual([null, null, null]);
    expect(await answerInstrument(db, people[0] ?? cora, first, { pace: 1 })).toEqual({ outcome: "closed" });
    for (const person of people) await answerInstrument(db, person, second, { pace: 1 });
    expect(await shown(second)).toMatchObject({ isComplete: true, answers: 12 });
  }));

test("linked answers are kept during an interruption, and nobody else reads them before they are sent", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const [ana, bea] = await members(db, tides, 2);
    const linked = await askedInstrument(db, tides, anInstrument({ slug: "readiness", isLinked: true }));
    const unlinked = await askedInstrument(db, tides);
    if (!ana || !bea) throw new Error("nobody");
    expect(await keepAnswers(db, ana, linked, { words: "Half a" })).toBe("kept");
    expect(await keepAnswers(db, ana, linked, { words: "Half an answer" })).toBe("kept");
    expect(await findLinkedAnswers(db, linked, ana.id)).toEqual({ words: "Half an answer" });
    expect(await listNamedAnswers(db, linked)).toEqual([]);
    await answerInstrument(db, ana, linked, { pace: 1 });
    expect(await keepAnswers(db, ana, linked, {})).toBe("not-kept");
    expect(await findLinkedAnswers(db, linked, ana.id)).toEqual({ pace: 1 });
    expect(await keepAnswers(db, bea, unlinked, { pace: 1 })).toBe("not-kept");
    expect(await listAnswers(db, unlinked)).toEqual([]);
    expect(await keepAnswers(db, await join(db, "femi", {}), linked, { pace: 1 })).toBe("missing");
    expect(await keepAnswers(db, bea, linked, { words: "Never sent" })).toBe("kept");
    await db.execute(sql`update instrument_runs set closed_at = now()`);
    await sendInstruments(db);
    expect(await findLinkedAnswers(db, linked, bea.id)).toBeNull();
    expect(await findLinkedAnswers(db, linked, ana.id)).toEqual({ pace: 1 });
  }));
