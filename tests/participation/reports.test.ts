import { expect, test } from "vitest";
import { assembleReport, openReport } from "#app/participation/reports/assembly.server.ts";
import { findReport } from "#app/participation/reports/queries/reports.server.ts";
import {
  beginPreview,
  beginReport,
  commentOnReport,
  correctReport,
  publishReport,
} from "#app/participation/reports/report.server.ts";
import { listReleases } from "#app/participation/snapshots/queries/snapshots.server.ts";
import type { Db } from "#db/client.server.ts";
import { organizations, periodSnapshots, reportingPeriods, snapshotCells } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const monday = new Date("2027-02-01T20:00:00Z");
const daysLater = (days: number) => new Date(monday.getTime() + days * 86_400_000);

async function aQuarter(db: Db) {
  const [period] = await db
    .insert(reportingPeriods)
    .values({ kind: "quarter", name: "", startsOn: "2026-10-01", endsOn: "2026-12-31" })
    .returning();
  const freeze = async (version: number, people: number, frozenAt: Date) => {
    const reason = version === 1 ? null : "A list came late.";
    const facts = { periodId: period?.id ?? "", version, state: "frozen" as const, ruleVersion: "2026-11" };
    const [made] = await db
      .insert(periodSnapshots)
      .values({ ...facts, reason, progress: 100, frozenAt })
      .returning();
    const total = { slice: "total", row: "", label: "", position: 0, state: "shown" as const };
    await db.insert(snapshotCells).values({ ...total, snapshotId: made?.id ?? "", measure: "people", value: people });
    return made?.id ?? "";
  };
  return { freeze, first: await freeze(1, 30, new Date("2027-01-13T20:00:00Z")) };
}

const document = async (db: Db, lead: { id: string }, id: string) => {
  const report = await findReport(db, id);
  if (!report) throw new Error("no report");
  return JSON.stringify(await openReport(db, lead.id, report, "report"));
};

test("a draft reads the newest version of its figures, says why it was corrected, and stays as published", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const { first, freeze } = await aQuarter(db);
    const wanted = { kind: "quarterly" as const, snapshotId: first, title: "The fall", clientKey: "one press" };
    const begun = await beginReport(db, lead, wanted);
    if (typeof begun === "string") throw new Error(begun);
    expect(await document(db, lead, begun.id)).toContain('"30"');
    await freeze(2, 42, monday);
    expect(await document(db, lead, begun.id)).toMatch(/A list came late\..*"42"/s);
    expect(await document(db, lead, begun.id)).not.toContain('"30"');
    await beginPreview(db, lead, begun.id, monday);
    const publish = (now: Date) =>
      publishReport(db, lead, begun.id, (db, report) => assembleReport(db, lead.id, report), now);
    expect(await publish(daysLater(14))).toBe("too_early");
    expect(await publish(daysLater(15))).toBe("published");
    await freeze(3, 55, daysLater(20));
    expect(await document(db, lead, begun.id)).toContain('"42"');
    expect((await findReport(db, begun.id))?.version).toBe(2);
    const corrected = await correctReport(db, lead, begun.id, { reason: "Late figures.", clientKey: "corrected" });
    if (typeof corrected === "string") throw new Error(corrected);
    expect(await document(db, lead, corrected.id)).toContain('"55"');
    const releases = await listReleases(db, (await findReport(db, begun.id))?.snapshotId ?? "", 10);
    expect(releases.filter(({ personId }) => personId === lead.id).map(({ form }) => form)).toContain("report");
  }));

test("figures corrected while partners read give them ten working days more", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const [heron] = await db.insert(organizations).values({ name: "Heron", kind: "cbo" }).returning();
    const partner = await join(db, "femi", { grants: [{ role: "program_lead", organizationId: heron?.id ?? null }] });
    const { first, freeze } = await aQuarter(db);
    const wanted = { kind: "quarterly" as const, snapshotId: first, title: "The fall", clientKey: "one press" };
    const begun = await beginReport(db, lead, wanted);
    if (typeof begun === "string") throw new Error(begun);
    await beginPreview(db, lead, begun.id, monday);
    expect((await findReport(db, begun.id))?.previewUntil).toBe("2027-02-15");
    await freeze(2, 42, daysLater(10));
    expect((await findReport(db, begun.id))?.previewUntil).toBe("2027-02-25");
    const comment = { reportId: begun.id, organizationId: heron?.id ?? "", text: "This reads like us." };
    expect(await commentOnReport(db, partner, comment, daysLater(20))).toBe("saved");
    const publish = (now: Date) =>
      publishReport(db, lead, begun.id, (db, report) => assembleReport(db, lead.id, report), now);
    expect(await publish(daysLater(20))).toBe("too_early");
    expect(await publish(daysLater(25))).toBe("published");
    expect(await commentOnReport(db, partner, comment, daysLater(25))).toBe("closed");
    expect(await document(db, lead, begun.id)).toContain("This reads like us.");
  }));
