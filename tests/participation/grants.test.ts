import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Grant } from "#app/identity/person/role.ts";
import { registerPeriod, removeGrant } from "#app/participation/periods/period.server.ts";
import { requestFreeze } from "#app/participation/snapshots/freezing.server.ts";
import { listTargets } from "#app/participation/targets/queries/targets.server.ts";
import { recordTarget } from "#app/participation/targets/target.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents, people, reportingPeriods } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";

const after = new Date("2027-09-01T12:00:00Z");
const grantOf = (organizationId: string | null): Grant => ({ role: "program_lead", organizationId, cohortId: null });
const days = { startsOn: "2026-07-01", endsOn: "2027-06-30" };

async function aGrant(db: Db) {
  const [person] = await db
    .insert(people)
    .values({ name: "Lea", email: `${randomUUID()}@grants.example` })
    .returning();
  const lead = { id: person?.id ?? "", grants: [grantOf(null)] };
  expect(await registerPeriod(db, lead, { ...days, name: "A grant" })).toBe("registered");
  const [grant] = await db.select().from(reportingPeriods).where(eq(reportingPeriods.name, "A grant"));
  if (!grant) throw new Error("no grant");
  return { lead, id: grant.id };
}

const isThere = async (db: Db, id: string) =>
  (await db.select().from(reportingPeriods).where(eq(reportingPeriods.id, id))).length > 0;

test("a grant that was registered by mistake goes with its targets, once, and can be registered again", () =>
  inDatabase(async (db) => {
    const { lead, id } = await aGrant(db);
    const plan = { planned: 40, budgetLine: "", reason: "" };
    expect(await recordTarget(db, lead, { periodId: id, measure: "people" }, plan)).toBe("recorded");
    expect([await removeGrant(db, lead, id), await removeGrant(db, lead, id)]).toEqual(["removed", "removed"]);
    expect([await isThere(db, id), await listTargets(db, id)]).toEqual([false, []]);
    const removals = await db.select().from(auditEvents).where(eq(auditEvents.action, "participation.grant_removed"));
    expect(removals).toMatchObject([{ actorId: lead.id, detail: { period: id, ...days } }]);
    expect(await registerPeriod(db, lead, { ...days, name: "A grant" })).toBe("registered");
  }));

test("a grant whose figures were begun stays, whoever was first", () =>
  withCommittedDatabase(async (db) => {
    const { lead, id } = await aGrant(db);
    const [begun, removed] = await Promise.all([requestFreeze(db, lead, id, null, after), removeGrant(db, lead, id)]);
    expect([
      ["begun", "has_figures"],
      ["not_there", "removed"],
    ]).toContainEqual([begun, removed]);
    expect(await isThere(db, id)).toBe(begun === "begun");
    const again = begun === "begun" ? id : (await aGrant(db)).id;
    if (again !== id) expect(await requestFreeze(db, lead, again, null, after)).toBe("begun");
    expect(await removeGrant(db, lead, again)).toBe("has_figures");
    expect(await isThere(db, again)).toBe(true);
  }));

test("only leads of the whole program remove a grant, and nobody a period of the calendar", () =>
  inDatabase(async (db) => {
    const { lead, id } = await aGrant(db);
    expect(await removeGrant(db, { ...lead, grants: [grantOf(id)] }, id)).toBe("refused");
    expect(await isThere(db, id)).toBe(true);
    const [year] = await db
      .insert(reportingPeriods)
      .values({ ...days, kind: "state_year", name: "" })
      .returning();
    expect(await removeGrant(db, lead, year?.id ?? "")).toBe("refused");
    expect(await isThere(db, year?.id ?? "")).toBe(true);
  }));
