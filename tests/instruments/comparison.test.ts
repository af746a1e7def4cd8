import { expect, test } from "vitest";
import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { answerInstrument, keepAnswers } from "#app/instruments/answering.server.ts";
import { findRun } from "#app/instruments/queries/runs.server.ts";
import { compared } from "#app/instruments/results.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { anInstrument, askedInstrument } from "./asked.ts";

const often: InstrumentItem = {
  ...{ key: "often", kind: "scale", question: "How often?", options: ["Never", "Sometimes", "Always"] },
  ...{ isOptional: false, notOnScale: null },
};

async function comparison(db: Db, runId: string) {
  const run = await findRun(db, runId);
  if (!run) throw new Error("no run");
  return compared(db, run);
}

test("a later sending stands beside an earlier one, and linked answers show how the same people changed", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const readiness = anInstrument({ slug: "readiness", isLinked: true, items: [often] });
    const [ana, bea, carl] = [
      await join(db, "ana", { cohortIds: [tides] }),
      await join(db, "bea", { cohortIds: [tides] }),
      await join(db, "dana", { cohortIds: [tides] }),
    ];
    const before = await askedInstrument(db, tides, readiness);
    for (const person of [ana, bea]) await answerInstrument(db, person, before, { often: 0 });
    moveClock(60 * days);
    try {
      const after = await askedInstrument(db, tides, { ...readiness, slug: "readiness-again" });
      await answerInstrument(db, ana, after, { often: 2 });
      await answerInstrument(db, carl, after, { often: 1 });
      await keepAnswers(db, bea, after, { often: 2 }); // not sent
      const { series, changes } = await comparison(db, after);
      expect(series[0]?.points.map(({ mean }) => [mean?.from, mean?.people])).toEqual([
        [1, 2],
        [2.5, 2],
      ]);
      expect(changes).toEqual([{ key: "often", people: 1, mean: 2, up: 1, same: 0, down: 0 }]);
      expect((await comparison(db, before)).changes).toEqual([]);
    } finally {
      moveClock(0);
    }
  }));

test("without names, sendings are compared by their averages, once each is closed and of ten people", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const people = [];
    for (let at = 0; at < 11; at += 1) people.push(await join(db, "ana", { cohortIds: [tides] }));
    const survey = anInstrument({ slug: "pre", items: [often] });
    const pre = await askedInstrument(db, tides, survey);
    for (const [at, person] of people.entries()) await answerInstrument(db, person, pre, { often: at % 3 });
    const post = await askedInstrument(db, tides, { ...survey, slug: "post" });
    for (const person of people.slice(1)) await answerInstrument(db, person, post, { often: 2 });
    expect((await comparison(db, pre)).series).toEqual([]);
    await answerInstrument(db, people[0] ?? (await join(db, "femi")), post, { often: 2 });
    const { series, changes } = await comparison(db, pre);
    expect(series[0]?.points.map(({ mean }) => mean?.kind).sort()).toEqual(["exact", "high"]);
    expect(changes).toEqual([]);
  }));
