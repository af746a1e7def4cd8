import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { correctEntry } from "#app/credit/correction.server.ts";
import { claimHours, recordApproval, recordAwards } from "#app/credit/credit.server.ts";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { creditOfRun } from "#app/credit/ledger.ts";
import { purgeRecords } from "#app/credit/purge.server.ts";
import { listEntriesOf } from "#app/credit/queries/ledger.server.ts";
import { findPersonHold, listHolds, listPurges } from "#app/credit/queries/records-holds.server.ts";
import { holdRecords, liftHold, remindOfHolds } from "#app/credit/records-hold.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import type { NotificationKind } from "#app/notifications/kind.ts";
import { eraseAccount } from "#app/personal-data/erasure.server.ts";
import { insertErasure } from "#app/personal-data/queries/erasures.server.ts";
import { hashOf } from "#app/secrets/secrets.server.ts";
import { forgetNeeds } from "#app/trainings/registration/needs.server.ts";
import { listNeeds } from "#app/trainings/registration/queries/needs.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { notifications, people, recordsHolds } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { aRun, nothingMore, now, startsAt } from "./run.ts";

const after = new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);

/** Ana attended 150 minutes of a training, signed for them and was awarded them. */
async function aWorld(db: Db) {
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const manager = await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] });
  const ana = await join(db, "ana");
  return { dana, manager, ana, ...(await awardedRun(db, { dana, manager, ana })) };
}

async function awardedRun(db: Db, { dana, manager, ana }: Record<"dana" | "manager" | "ana", Person>) {
  const runId = await aRun(db, dana, { capacity: 9 });
  const [session] = await listRunSessions(db, runId);
  const asked = { ...nothingMore, credit: "clock_hours" as const, legalName: "Ana" };
  const needs = [{ kind: "food" as const, text: "No nuts" }];
  await register(db, ana, runId, { ...asked, needs, organizationId: null, by: ana.id }, now);
  const seen = (minutes: number) =>
    recordPresence(db, [{ meetingId: session?.id ?? "", personId: ana.id, minutes, recordedBy: dana.id }]);
  await seen(180);
  await closeRun(db, dana, runId, after);
  await claimHours(db, ana, runId, { signature: "Ana", minutes: 150 });
  const approval = { proposalNumber: "1", appliedOn: null, approvedOn: "2026-10-20", claimCode: null };
  await recordApproval(db, manager, runId, { ...approval, approvedMinutes: 150, designations: [] });
  await recordAwards(db, manager, runId, { reference: "T-1" });
  const credit = async () => creditOfRun((await listEntriesOf(db, ana.id)).map(({ entry }) => entry));
  return { runId, seen, credit };
}

const toldOf = async (db: Db, kind: NotificationKind) =>
  (await db.select().from(notifications).where(eq(notifications.kind, kind))).map(({ personId, actorId, mail }) => [
    personId,
    actorId,
    mail,
  ]);

test("a manager corrects an award by a new entry with its reason; the earlier one stays", () =>
  inDatabase(async (db) => {
    const { dana, manager, ana, credit } = await aWorld(db);
    const { awarded } = await credit();
    const entryId = awarded?.id ?? 0;
    const correction = { minutes: 90, reason: "The sheet said so", reference: null };
    expect(await correctEntry(db, dana, entryId, correction)).toBe("missing");
    expect(await correctEntry(db, manager, entryId, { ...correction, minutes: 151 })).toEqual({ atMost: 150 });
    expect(await correctEntry(db, manager, entryId, correction)).toBe("corrected");
    expect(await correctEntry(db, manager, entryId, { ...correction, minutes: 30 })).toBe("stale");
    expect(await learningRecord(db, ana.id)).toMatchObject([{ hours: "1.5", minutes: 90 }]);
    expect(await toldOf(db, "credit_corrected")).toEqual([[ana.id, manager.id, "held"]]);
    const newest = (await credit()).awarded;
    expect(newest).toMatchObject({ kind: "corrected", corrects: entryId, reference: "T-1", minutes: 90 });
    expect(await correctEntry(db, manager, newest?.id ?? 0, { ...correction, minutes: 120 })).toBe("corrected");
    expect((await credit()).hours).toBe(2);
    expect(await listEntriesOf(db, ana.id)).toHaveLength(5);
  }));

test("attendance that is corrected after the award is written once, and shows that too much was awarded", () =>
  inDatabase(async (db) => {
    const { dana, runId, seen, credit } = await aWorld(db);
    await seen(90);
    expect((await credit()).isOverAwarded).toBe(false);
    await closeRun(db, dana, runId, after);
    await closeRun(db, dana, runId, after);
    expect(await credit()).toMatchObject({ earned: { minutes: 60 }, claimable: 60, isOverAwarded: true });
    await seen(180);
    await closeRun(db, dana, runId, after);
    expect(await credit()).toMatchObject({ earned: { minutes: 150 }, claimable: 150, isOverAwarded: false });
  }));

test("records are purged after seven calendar years, each purge is noted, and a hold stops it", () =>
  inDatabase(async (db) => {
    const { manager, dana, ana, runId } = await aWorld(db);
    await purgeRecords(db, new Date("2033-12-31T20:00:00Z"));
    expect(await listPurges(db)).toEqual([]);
    const due = new Date("2034-01-01T20:00:00Z");
    const endsAt = new Date("2034-02-01T08:00:00Z");
    expect(await holdRecords(db, dana, { id: randomUUID(), runId, reason: "An audit", endsAt })).toBe("missing");
    const hold = { id: randomUUID(), runId, reason: "An audit", endsAt };
    await holdRecords(db, manager, hold);
    await holdRecords(db, manager, hold); // pressed twice
    expect(await db.$count(recordsHolds)).toBe(1);
    const mails = () => mailsTo(db, manager.email);
    expect(await mails()).toEqual(["records_hold"]);
    await purgeRecords(db, due);
    expect(await listEntriesOf(db, ana.id)).toHaveLength(3);
    await remindOfHolds(db, new Date("2034-01-24T08:00:00Z"));
    expect(await mails()).toHaveLength(1);
    await remindOfHolds(db, new Date("2034-01-26T08:00:00Z"));
    await remindOfHolds(db, new Date("2034-01-27T08:00:00Z"));
    expect(await mails()).toHaveLength(2);
    await purgeRecords(db, endsAt);
    await purgeRecords(db, endsAt);
    expect(await listEntriesOf(db, ana.id)).toEqual([]);
    expect(await listPurges(db)).toMatchObject([{ before: "2027-01-01", entries: 3, holders: 1, registrations: 1 }]);
  }));

test("a purge while a correction is being made takes both or leaves both for the next night", () =>
  withCommittedDatabase(async (db) => {
    const due = new Date("2034-01-01T20:00:00Z");
    const { manager, ana, dana } = await aWorld(db);
    for (let round = 0; round < 10; round += 1) {
      const { runId } = await awardedRun(db, { dana, manager, ana });
      const [award] = (await listEntriesOf(db, ana.id)).filter(({ entry }) => entry.runId === runId);
      const correction = { minutes: 90, reason: "Left early", reference: null };
      const correct = () => correctEntry(db, manager, award?.entry.id ?? 0, correction);
      const purge = () => purgeRecords(db, due);
      const [corrected] = await Promise.all(round % 2 ? [correct(), purge()] : [purge(), correct()].reverse());
      const left = (await listEntriesOf(db, ana.id)).filter(({ entry }) => entry.runId === runId);
      if (left.length > 0) expect([corrected, left.length]).toEqual(["corrected", 4]);
      else expect(["corrected", "stale", "missing"]).toContain(corrected);
      await purge();
      expect(await listEntriesOf(db, ana.id)).toEqual([]);
    }
  }));

test("a hold of everything keeps needs and accounts until it is lifted", () =>
  withCommittedDatabase(async (db) => {
    const { manager, ana, runId } = await aWorld(db);
    const inTime = new Date(Date.now() + 24 * 60 * 60 * 1000);
    await holdRecords(db, manager, { id: randomUUID(), runId: null, reason: "A request", endsAt: inTime });
    const later = new Date(after.getTime() + 7 * 24 * 60 * 60 * 1000);
    const erasureId = await insertErasure(db, { personId: ana.id, dueAt: new Date(0), undoHash: hashOf("x") });
    expect(await findPersonHold(db, ana.id)).toEqual({ since: expect.any(Date) });
    expect(await findPersonHold(db, (await join(db, "femi")).id)).toBeNull();
    const isThere = async () => (await db.select().from(people).where(sql`id = ${ana.id}`)).length === 1;
    await forgetNeeds(db, later);
    await eraseAccount(db, { erasureId });
    expect([await isThere(), (await listNeeds(db, runId)).length]).toEqual([true, 1]);
    const [hold] = await listHolds(db);
    await liftHold(db, manager, hold?.id ?? "");
    expect(await findPersonHold(db, ana.id)).toBeNull();
    await forgetNeeds(db, later);
    expect((await listNeeds(db, runId)).length).toBe(0);
    await eraseAccount(db, { erasureId });
    expect(await isThere()).toBe(false);
  }));

/** The templates of mails to an address, in order. */
async function mailsTo(db: Db, email: string): Promise<string[]> {
  const rows = await db.execute<{ template: string }>(
    sql`select template from mails where email = ${email} order by 1`,
  );
  return rows.map(({ template }) => template);
}
