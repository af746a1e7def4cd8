import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordAttendance } from "#app/meetings/attendance.server.ts";
import {
  type AttendanceEntry,
  attendanceSources,
  attendanceStates,
  countingObservation,
} from "#app/meetings/attendance.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { insertObservations, listObservations } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";
import { notifications } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCohort, join } from "#tests/world.ts";
import { listAttendance } from "./counted-attendance.ts";

async function aSession(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const dana = await join(db, "dana", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const draft = { title: "Kick-off", startsAt: new Date("2026-09-09T23:00:00Z"), minutes: 60 };
  const made = await createMeetings(db, cora, cohortId, [draft]);
  return { cora, dana, ana, bea, meetingId: made === "not_allowed" ? "" : (made.meetingIds[0] ?? "") };
}

const entry = (personId: string, given: Partial<AttendanceEntry> = {}): AttendanceEntry => ({
  ...{ personId, state: "present", lateMinutes: null, leftEarlyMinutes: null, seen: null },
  ...given,
});

const states = async (db: Db, meetingId: string) =>
  new Map((await listAttendance(db, [meetingId])).map(({ personId, state }) => [personId, state]));

describe("a coach's attendance", () => {
  test("is all present, then exceptions, and can be corrected with its history", () =>
    inDatabase(async (db) => {
      const { cora, ana, bea, meetingId } = await aSession(db);
      const first = { key: "first form", entries: [entry(ana.id), entry(bea.id, { state: "late", lateMinutes: 10 })] };
      expect(await recordAttendance(db, cora, meetingId, first)).toEqual({ recorded: 2, unseen: [] });
      expect(await recordAttendance(db, cora, meetingId, first)).toEqual({ recorded: 0, unseen: [] });
      const told = () => db.select().from(notifications).where(eq(notifications.kind, "attendance_corrected"));
      expect(await told()).toEqual([]);
      const [of] = await listObservations(db, meetingId, ana.id);
      const excused = entry(ana.id, { state: "excused", seen: of?.id ?? null });
      await recordAttendance(db, cora, meetingId, { key: "second form", entries: [excused] });
      expect(await told()).toMatchObject([{ personId: ana.id, actorId: cora.id, place: "Kick-off", mail: "held" }]);
      expect(await states(db, meetingId)).toEqual(
        new Map([
          [ana.id, "excused"],
          [bea.id, "late"],
        ]),
      );
      expect((await listObservations(db, meetingId, ana.id)).map(({ state }) => state)).toEqual(["present", "excused"]);
    }));

  test("is refused from members and ignores who was not invited", () =>
    inDatabase(async (db) => {
      const { cora, ana, meetingId } = await aSession(db);
      const femi = await join(db, "femi");
      const asked = { key: "a form of hers", entries: [entry(femi.id)] };
      expect(await recordAttendance(db, ana, meetingId, asked)).toBe("missing");
      expect(await recordAttendance(db, cora, meetingId, asked)).toEqual({ recorded: 0, unseen: [] });
    }));

  test("two coaches with the same form open lose nothing: an untouched row never overwrites the other's exception", () =>
    withCommittedDatabase(async (db) => {
      const { cora, dana, ana, bea, meetingId } = await aSession(db);
      const late = { state: "late", lateMinutes: 15 } as const;
      const one = { key: "cora's form", entries: [entry(ana.id, late), entry(bea.id)] };
      const other = { key: "dana's form", entries: [entry(ana.id), entry(bea.id, { state: "absent" })] };
      await Promise.all([
        recordAttendance(db, cora, meetingId, one),
        recordAttendance(db, dana, meetingId, other),
        recordAttendance(db, cora, meetingId, one),
      ]);
      expect(await states(db, meetingId)).toEqual(
        new Map([
          [ana.id, "late"],
          [bea.id, "absent"],
        ]),
      );
    }));

  test("two different exceptions are both kept, the newer one counts, and the coach is told", () =>
    inDatabase(async (db) => {
      const { cora, dana, ana, meetingId } = await aSession(db);
      await recordAttendance(db, cora, meetingId, {
        key: "cora's form",
        entries: [entry(ana.id, { state: "excused" })],
      });
      const second = { key: "dana's form", entries: [entry(ana.id, { state: "absent" })] };
      expect(await recordAttendance(db, dana, meetingId, second)).toEqual({ recorded: 1, unseen: [ana.id] });
      expect((await states(db, meetingId)).get(ana.id)).toBe("absent");
      expect(await listObservations(db, meetingId, ana.id)).toHaveLength(2);
    }));
});

test("the rule for what counts and its twin in SQL agree", () =>
  inDatabase(async (db) => {
    const { ana, meetingId } = await aSession(db);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            source: fc.constantFrom(...attendanceSources),
            state: fc.constantFrom(...attendanceStates),
            back: fc.option(fc.nat(4)),
          }),
          { minLength: 1, maxLength: 7 },
        ),
        async (drafts) => {
          await db
            .transaction(async (db) => {
              for (const { source, state, back } of drafts) {
                const before = await listObservations(db, meetingId, ana.id);
                const replaces = back === null ? null : (before.at(-1 - back)?.id ?? null);
                const row = { meetingId, personId: ana.id, source, state, replaces, clientKey: crypto.randomUUID() };
                await insertObservations(db, [row]);
              }
              const rule = countingObservation(await listObservations(db, meetingId, ana.id));
              const [twin] = await listAttendance(db, [meetingId]);
              expect(twin?.state ?? null).toBe(rule?.state ?? null);
              throw new Error("undo");
            })
            .catch((error: Error) => {
              if (error.message !== "undo") throw error;
            });
        },
      ),
      { numRuns: times(15) },
    );
  }));
