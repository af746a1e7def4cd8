import { afterEach, expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { askAttendees, evaluationSummary } from "#app/credit/evaluation.server.ts";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import { inDatabase } from "#tests/database.ts";
import { anInstrument } from "#tests/instruments/asked.ts";
import { join } from "#tests/world.ts";
import { aRun, nothingMore, now, startsAt } from "./run.ts";

const after = new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);
afterEach(() => moveClock(0));

test("whoever attended is asked once what it was like, and answers are counted without names", () =>
  inDatabase(async (db) => {
    const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    const runId = await aRun(db, dana, { capacity: 9 });
    const [session] = await listRunSessions(db, runId);
    for (const person of [ana, bea]) {
      await register(db, person, runId, { ...nothingMore, organizationId: null, by: person.id }, now);
    }
    await recordPresence(db, [{ meetingId: session?.id ?? "", personId: ana.id, minutes: 180, recordedBy: dana.id }]);
    const instrument = anInstrument({ slug: "evaluation", kind: "evaluation" });
    moveClock(after.getTime() - Date.now());
    await askAttendees(db, runId, instrument);
    expect(await evaluationSummary(db, runId)).toBeNull(); // attendance is not confirmed yet
    await closeRun(db, dana, runId);
    for (const _ of [1, 2]) await askAttendees(db, runId, instrument);
    expect(await listRunsFor(db, bea.id)).toEqual([]);
    const [asked] = await listRunsFor(db, ana.id);
    const item = instrument.items.find(({ options }) => options.length > 1)?.key ?? "";
    expect(await answerInstrument(db, ana, asked?.id ?? "", { [item]: 1 })).toEqual({ outcome: "saved" });
    const summary = await evaluationSummary(db, runId);
    expect(summary).toMatchObject({ isClosed: false, response: { asked: 1, answered: 1 } });
    expect(summary?.tallies.find(({ key }) => key === item)?.options[1]?.count).toBe(1);
    expect(JSON.stringify(summary)).not.toContain(ana.id);
    const closed = new Date(after.getTime() + 40 * 24 * 60 * 60 * 1000);
    expect(await evaluationSummary(db, runId, closed)).toMatchObject({ isClosed: true });
  }));
