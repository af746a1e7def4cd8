import { expect, test } from "vitest";
import { overviewFor } from "#app/participation/overview/overview.server.ts";
import { findObstacles } from "#app/participation/overview/queries/missing.server.ts";
import { organizations, participationTotals, people, reportingPeriods } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { seedWaitlist } from "./waitlist.ts";

test("a lead of an organization gets no number of the whole program, also none that the page does not draw", () =>
  inDatabase(async (db) => {
    const [heron] = await db.insert(organizations).values({ name: "Heron", kind: "cbo" }).returning();
    const [period] = await db
      .insert(reportingPeriods)
      .values({ kind: "quarter", name: "", startsOn: "2026-10-01", endsOn: "2026-12-31" })
      .returning();
    const periodId = period?.id ?? "";
    await db.insert(participationTotals).values([
      { periodId, measure: "people", amount: 7_531 },
      { periodId, measure: "organizations_cbo", amount: 8_642 },
    ]);
    const now = new Date("2026-11-29T20:00:00Z");
    const own = await overviewFor(db, { kind: "organizations", organizationIds: [heron?.id ?? ""] }, null, now);
    expect(own.organizations).toMatchObject([{ name: "Heron", attendance: 0 }]);
    expect(JSON.stringify(own)).not.toMatch(/7531|8642/);
    expect(JSON.stringify(await overviewFor(db, { kind: "program" }, null, now))).toContain("7531");
  }));

test("only trainings that began are said to have been held", () =>
  inDatabase(async (db) => {
    const named = Array.from({ length: 12 }, (_, at) => ({ name: `Person ${at}`, email: `${at}@obstacles.example` }));
    await seedWaitlist(db, await db.insert(people).values(named).returning({ id: people.id }));
    const fall = { startsOn: "2026-10-01", endsOn: "2026-12-31" };
    const runsAt = async (moment: string) => (await findObstacles(db, fall, new Date(moment))).runs;
    expect([await runsAt("2026-11-29T20:00:00Z"), await runsAt("2027-01-02T20:00:00Z")]).toEqual([1, 2]);
  }));
