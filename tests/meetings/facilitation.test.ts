import { expect, test } from "vitest";
import { handOver, markSpoken, takeStep } from "#app/meetings/facilitation.server.ts";
import { secondsLeft } from "#app/meetings/facilitation.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { findFacilitation, listTurns } from "#app/meetings/queries/facilitations.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const start = new Date("2026-09-09T23:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

async function aSession(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const made = await createMeetings(db, cora, cohortId, [{ title: "Kick-off", startsAt: start, minutes: 60 }]);
  return { cora, ana, meetingId: made === "not_allowed" ? "" : (made.meetingIds[0] ?? "") };
}

const rounds = { rounds: 3, now: at(600) };

test("the timer follows from stored moments, so that reload and sleep change nothing", () =>
  inDatabase(async (db) => {
    const { cora, meetingId } = await aSession(db);
    const left = async (seconds: number) => {
      const state = await findFacilitation(db, meetingId);
      return state && secondsLeft(state, 5, at(seconds));
    };
    await takeStep(db, cora, meetingId, { key: "1", action: "start", from: 0, at: at(0) }, rounds);
    expect(await left(60)).toBe(240);
    await takeStep(db, cora, meetingId, { key: "2", action: "pause", from: 0, at: at(90) }, rounds);
    expect(await left(500)).toBe(210);
    await takeStep(db, cora, meetingId, { key: "3", action: "start", from: 0, at: at(200) }, rounds);
    await takeStep(db, cora, meetingId, { key: "4", action: "more", from: 0, at: at(201) }, rounds);
    expect(await left(210)).toBe(260);
  }));

test("steps that waited for the network count at the moment of the press, once, in any number of sendings", () =>
  withCommittedDatabase(async (db) => {
    const { cora, meetingId } = await aSession(db);
    const pressed = { key: "one press", action: "start" as const, from: 0, at: at(10) };
    await Promise.all([1, 2, 3].map(() => takeStep(db, cora, meetingId, pressed, rounds)));
    expect((await findFacilitation(db, meetingId))?.startedAt).toEqual(at(10));
    const next = ["phone", "projector"].map((key) => ({ key, action: "next" as const, from: 0, at: at(20) }));
    await Promise.all(next.map((step) => takeStep(db, cora, meetingId, step, rounds)));
    expect(await findFacilitation(db, meetingId)).toMatchObject({ round: 1, timer: "ready", elapsedSeconds: 0 });
  }));

test("members watch, who was handed over to facilitates, and only hosts see who has spoken", () =>
  inDatabase(async (db) => {
    const { cora, ana, meetingId } = await aSession(db);
    const step = { key: "hers", action: "start" as const, from: 0, at: at(0) };
    expect(await takeStep(db, ana, meetingId, step, rounds)).toBe("missing");
    await handOver(db, cora, meetingId, ana.id);
    expect(await takeStep(db, ana, meetingId, step, rounds)).toBe("done");
    await markSpoken(db, ana, meetingId, { round: 0, personId: cora.id, hasSpoken: true });
    await markSpoken(db, cora, meetingId, { round: 0, personId: ana.id, hasSpoken: true });
    expect(await listTurns(db, meetingId, 0)).toEqual([ana.id]);
  }));
