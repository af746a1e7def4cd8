import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { findLinkedAnswers, listAnswers, listNamedAnswers, listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { resultsOf } from "#app/instruments/results.ts";
import { canReadResults } from "#app/instruments/run.ts";
import { sendInstruments } from "#app/instruments/sending.server.ts";
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

test("everyone who learns in the cohort is asked and mailed once, unless they want no mail", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const [ana, quiet] = await members(db, tides, 2);
    await join(db, "femi", {});
    await db
      .insert(schema.notificationChoices)
      .values({ personId: quiet?.id ?? "", topic: "instruments", isWanted: false });
    await askedInstrument(db, tides);
    await sendInstruments(db);
    const mails = await db.select().from(schema.mails);
    expect(mails.map(({ personId, template }) => [personId, template])).toEqual([[ana?.id, "instrument_asked"]]);
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

test("whoever was not asked, asks for what is missing, or comes too late is told so", () =>
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
