import { sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { claimHours, recordApproval, recordAwards } from "#app/credit/credit.server.ts";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { listFinishedWithout } from "#app/credit/queries/credentials.server.ts";
import { findSheet, listSheets } from "#app/meetings/queries/sheets.server.ts";
import { addSheet, removeSheet } from "#app/meetings/sheet.server.ts";
import { listRoster } from "#app/trainings/registration/queries/registrations.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { seatStates } from "#app/trainings/registration/registration.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import { changeRun } from "#app/trainings/runs/run.server.ts";
import type { Db } from "#db/client.server.ts";
import { attendanceObservations } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { aRun, nothingMore, now, startsAt } from "./run.ts";

const after = new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);
const approval = {
  ...{ proposalNumber: "PS-1", appliedOn: "2026-10-01", approvedOn: "2026-10-20", claimCode: "123456" },
  designations: [{ designation: "equity" as const, authority: "Clock-hour committee" }],
};

async function aWorld(db: Db, facilitator?: { id: string }) {
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const manager = await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] });
  const gives = facilitator ? [{ personId: facilitator.id, name: "Cora", qualification: "Data coach" }] : [];
  const runId = await aRun(db, dana, { capacity: 9 }, { facilitators: gives });
  const [ana, bea, femi] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
  return { dana, manager, runId, ana, bea, femi };
}

const ask = (db: Db, person: { id: string }, runId: string) =>
  register(
    db,
    person,
    runId,
    { ...nothingMore, credit: "clock_hours", legalName: "Legal Name", organizationId: null, by: person.id },
    now,
  );

async function attend(db: Db, runId: string, { id: personId }: { id: string }, minutes: number) {
  const [session] = await listRunSessions(db, runId);
  await db.insert(attendanceObservations).values({
    ...{ meetingId: session?.id ?? "", personId, source: "coach", clientKey: crypto.randomUUID() },
    ...(minutes === 0 ? { state: "absent" as const } : { state: "left_early" as const, minutes }),
  });
}

describe("a training's credit", () => {
  test("goes from attendance through signature and award into the learning record", () =>
    inDatabase(async (db) => {
      const { dana, manager, runId, ana } = await aWorld(db);
      await ask(db, ana, runId);
      await attend(db, runId, ana, 180);
      expect(await closeRun(db, dana, runId, now)).toBe("too_early");
      expect(await closeRun(db, dana, runId, after)).toBe("closed");
      expect(await closeRun(db, dana, runId, after)).toBe("closed");
      const [waiting] = await learningRecord(db, ana.id);
      expect(waiting).toMatchObject({ minutes: 150, hours: "–", waitsFor: "signature" });
      expect(await claimHours(db, ana, runId, { signature: "Ana R.", minutes: 151 })).toEqual({ atMost: 150 });
      expect(await claimHours(db, ana, runId, { signature: "Ana R.", minutes: 150 })).toBe("claimed");
      expect(await claimHours(db, ana, runId, { signature: "Ana R.", minutes: 10 })).toBe("claimed");
      expect(await recordAwards(db, manager, runId, { reference: "T-9" })).toBe("not_approved");
      expect(await recordApproval(db, manager, runId, { ...approval, approvedMinutes: 150 })).toBe("recorded");
      expect(await recordAwards(db, manager, runId, { reference: "T-9" })).toEqual({ awarded: 1 });
      expect(await recordAwards(db, manager, runId, { reference: "T-9" })).toEqual({ awarded: 0 });
      const [line] = await learningRecord(db, ana.id);
      expect(line).toMatchObject({ minutes: 150, hours: "2.5", waitsFor: null });
      expect(line?.designations).toBe("Equity-based school practices");
    }));

  test("is what was attended of the minutes without breaks, and nothing for a no-show", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana, bea, femi } = await aWorld(db);
      for (const person of [ana, bea, femi]) await ask(db, person, runId);
      await attend(db, runId, ana, 180);
      await attend(db, runId, bea, 120);
      await attend(db, runId, femi, 0);
      await closeRun(db, dana, runId, after);
      const roster = await listRoster(db, runId, seatStates);
      const states = Object.fromEntries(roster.map(({ personId, state }) => [personId, state]));
      expect(states).toEqual({ [ana.id]: "attended", [bea.id]: "attended_partly", [femi.id]: "no_show" });
      expect((await learningRecord(db, bea.id)).map(({ minutes }) => minutes)).toEqual([90]);
      expect(await learningRecord(db, femi.id)).toEqual([]);
    }));

  test("leaves a certificate to whoever attended the share that the run asks for; hours follow the minutes", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana, bea } = await aWorld(db);
      expect(await changeRun(db, dana, runId, { certificateShare: 80 }, now)).toBe("changed");
      for (const person of [ana, bea]) await ask(db, person, runId);
      await attend(db, runId, ana, 150); // 120 of 150 without the break
      await attend(db, runId, bea, 149);
      await closeRun(db, dana, runId, after);
      const finished = async ({ id }: { id: string }) => (await listFinishedWithout(db, id)).length;
      expect([await finished(ana), await finished(bea)]).toEqual([1, 0]);
      expect((await learningRecord(db, ana.id)).map(({ minutes }) => minutes)).toEqual([120]);
    }));

  test("has photos of the signed sheet, from hosts, each once and without where it was taken", () =>
    inDatabase(async (db) => {
      const { dana, runId, ana } = await aWorld(db);
      const meetingId = (await listRunSessions(db, runId))[0]?.id ?? "";
      const photo = await sharp({ create: { width: 2400, height: 900, channels: 3, background: "#fff" } })
        .withExif({ IFD0: { Copyright: "a secret place" } })
        .jpeg()
        .toBuffer();
      expect(await addSheet(db, ana, meetingId, photo)).toBe("missing");
      expect(await addSheet(db, dana, meetingId, Buffer.from("<svg/>"))).toBe("unreadable");
      expect(await addSheet(db, dana, meetingId, Buffer.alloc(0))).toBe("none");
      expect([await addSheet(db, dana, meetingId, photo), await addSheet(db, dana, meetingId, photo)]).toEqual([
        "added",
        "added",
      ]);
      const [sheet, ...others] = await listSheets(db, meetingId);
      expect(others).toEqual([]);
      const bytes = await findSheet(db, meetingId, sheet?.id ?? "");
      const { width, exif, format } = await sharp(bytes ?? Buffer.alloc(0)).metadata();
      expect({ width, exif, format }).toEqual({ width: 1600, exif: undefined, format: "webp" });
      expect(await removeSheet(db, ana, meetingId, sheet?.id ?? "")).toBe("missing");
      expect(await removeSheet(db, dana, meetingId, sheet?.id ?? "")).toBe("removed");
    }));

  test("is never more than the committee approved", () =>
    inDatabase(async (db) => {
      const { dana, manager, runId, ana } = await aWorld(db);
      await ask(db, ana, runId);
      await attend(db, runId, ana, 180);
      await closeRun(db, dana, runId, after);
      await claimHours(db, ana, runId, { signature: "Ana", minutes: 150 });
      await recordApproval(db, manager, runId, { ...approval, approvedMinutes: 60 });
      await recordAwards(db, manager, runId, { reference: "T-9" });
      expect((await learningRecord(db, ana.id)).map(({ hours }) => hours)).toEqual(["1"]);
    }));

  test("is not for a facilitator who is the only participant", () =>
    inDatabase(async (db) => {
      const cora = await join(db, "cora");
      const { dana, runId } = await aWorld(db, cora);
      await ask(db, cora, runId);
      await attend(db, runId, cora, 180);
      await closeRun(db, dana, runId, after);
      expect(await learningRecord(db, cora.id)).toEqual([]);
    }));

  test("is not for a facilitator whose only other participant did not come", () =>
    inDatabase(async (db) => {
      const cora = await join(db, "cora");
      const { dana, runId, ana } = await aWorld(db, cora);
      for (const person of [cora, ana]) await ask(db, person, runId);
      await attend(db, runId, cora, 180);
      await attend(db, runId, ana, 0);
      await closeRun(db, dana, runId, after);
      expect(await learningRecord(db, cora.id)).toEqual([]);
    }));

  test("is approved before the run begins, never afterwards", () =>
    inDatabase(async (db) => {
      const { manager, runId } = await aWorld(db);
      const late = { ...approval, approvedMinutes: 150, approvedOn: "2026-12-11" };
      expect(await recordApproval(db, manager, runId, late)).toBe("retroactive");
      expect(await recordApproval(db, manager, runId, { ...late, approvedOn: "2026-12-10" })).toBe("recorded");
    }));

  test("is confirmed by who plans or gives the run, and approved and awarded by the clock-hour manager alone", () =>
    inDatabase(async (db) => {
      const cora = await join(db, "cora", { grants: [{ role: "coach" }] });
      const { dana, manager, runId, ana } = await aWorld(db, cora);
      expect(await closeRun(db, ana, runId, after)).toBe("missing");
      expect(await closeRun(db, manager, runId, after)).toBe("missing");
      expect(await closeRun(db, cora, runId, after)).toBe("closed");
      expect(await recordApproval(db, dana, runId, { ...approval, approvedMinutes: 60 })).toBe("missing");
      expect(await recordAwards(db, dana, runId, { reference: "x" })).toBe("missing");
    }));
});

test("the ledger can only grow", () =>
  withCommittedDatabase(async (db) => {
    const { dana, runId, ana } = await aWorld(db);
    await ask(db, ana, runId);
    await attend(db, runId, ana, 180);
    await closeRun(db, dana, runId, after);
    await expect(db.execute(sql`update credit_entries set minutes = 1`)).rejects.toThrow();
    await expect(db.execute(sql`delete from credit_entries`)).rejects.toThrow();
    await db.execute(sql`delete from people where id = ${dana.id}`); // who recorded it may leave
    expect((await learningRecord(db, ana.id)).map(({ minutes }) => minutes)).toEqual([150]);
  }));
