import { expect, test } from "vitest";
import type { Grant } from "#app/identity/person/role.ts";
import { listTargets } from "#app/participation/targets/queries/targets.server.ts";
import { changeTarget, recordTarget, removeTarget } from "#app/participation/targets/target.server.ts";
import type { Db } from "#db/client.server.ts";
import { participationTotals, people, reportingPeriods } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";

const grantOf = (organizationId: string | null): Grant => ({ role: "program_lead", organizationId, cohortId: null });
const plan = { planned: 40, budgetLine: "Facilitation", reason: "" };

async function aGrant(db: Db) {
  const [person] = await db.insert(people).values({ name: "Lea", email: "lea@targets.example" }).returning();
  const days = { startsOn: "2026-07-01", endsOn: "2027-06-30" };
  const [grant, year] = await db
    .insert(reportingPeriods)
    .values([
      { ...days, kind: "grant" as const, name: "A grant" },
      { ...days, kind: "state_year" as const, name: "" },
    ])
    .returning();
  if (!person || !grant || !year) throw new Error("no world");
  const lead = { id: person.id, grants: [grantOf(null)] };
  return { lead, grant: grant.id, year: year.id };
}

test("a plan stands beside what was counted since the grant began, and beside nothing until then", () =>
  inDatabase(async (db) => {
    const { lead, grant: periodId } = await aGrant(db);
    expect(await recordTarget(db, lead, { periodId, measure: "minutes" }, plan)).toBe("recorded");
    expect(await listTargets(db, periodId)).toMatchObject([{ measure: "minutes", planned: 2_400, actual: null }]);
    await db.insert(participationTotals).values({ periodId, measure: "minutes", amount: 1_200 });
    const reason = "Two workshops moved to the summer.";
    expect(await changeTarget(db, lead, { periodId, measure: "minutes" }, { ...plan, planned: 50, reason })).toBe(
      "saved",
    );
    expect(await listTargets(db, periodId)).toMatchObject([{ planned: 3_000, actual: 1_200, reason }]);
  }));

test("a second plan for the same measure changes nothing, and a removed one is gone", () =>
  inDatabase(async (db) => {
    const { lead, grant: periodId } = await aGrant(db);
    const at = { periodId, measure: "people" as const };
    expect(await recordTarget(db, lead, at, plan)).toBe("recorded");
    expect(await recordTarget(db, lead, at, { ...plan, planned: 9 })).toBe("there");
    expect(await listTargets(db, periodId)).toMatchObject([{ planned: 40 }]);
    expect([await removeTarget(db, lead, at), await removeTarget(db, lead, at)]).toEqual(["removed", "removed"]);
    expect(await changeTarget(db, lead, at, plan)).toBe("not_there");
  }));

test("only leads of the whole program plan, and only for grants", () =>
  inDatabase(async (db) => {
    const { lead, grant, year } = await aGrant(db);
    const ofOne = { ...lead, grants: [grantOf(grant)] };
    const at = { periodId: grant, measure: "people" as const };
    expect(await recordTarget(db, ofOne, at, plan)).toBe("refused");
    expect(await changeTarget(db, ofOne, at, plan)).toBe("refused");
    expect(await removeTarget(db, ofOne, at)).toBe("refused");
    expect(await recordTarget(db, lead, { ...at, periodId: year }, plan)).toBe("not_there");
    expect(await recordTarget(db, lead, { ...at, periodId: "nothing" }, plan)).toBe("not_there");
  }));
