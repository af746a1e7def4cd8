import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { figureNotes } from "#app/participation/snapshots/figures-table.ts";
import { freezeDuePeriods, freezePeriod, requestFreeze } from "#app/participation/snapshots/freezing.server.ts";
import { listCells, listVersions } from "#app/participation/snapshots/queries/snapshots.server.ts";
import { protectHere } from "#app/privacy/publication/protected.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { anOrganizationOf, freeze, now, theFall } from "#tests/participation/frozen-world.ts";
import { join } from "#tests/world.ts";

test("a quarter is frozen once its day has come, and a small kind is not shown nor found from the others", () =>
  inDatabase(async (db) => {
    await anOrganizationOf(db, "School", "school", 30);
    await anOrganizationOf(db, "Community", "cbo", 8);
    await anOrganizationOf(db, "Early", "early_learning", 15);
    await countParticipation(db, now);
    await freezeDuePeriods(db, new Date("2027-01-12T20:00:00Z"));
    expect(await listVersions(db, await theFall(db))).toEqual([]);
    await freezeDuePeriods(db, now);
    await freezeDuePeriods(db, now);
    const fall = await theFall(db);
    await freeze(db, fall);
    const versions = await listVersions(db, fall);
    expect(versions).toMatchObject([{ version: 1, state: "frozen", ruleVersion: "2026-11", failure: null }]);
    const cells = await listCells(db, versions[0]?.id ?? "");
    const state = (slice: string, row: string) =>
      cells.find((cell) => cell.slice === slice && cell.row === row && cell.measure === "people")?.state;
    expect(state("organization", "cbo")).toBe("withheld");
    expect(["school", "early_learning", "none"].map((row) => state("organization", row))).toContain("withheld");
    expect(cells.find(({ slice, measure }) => slice === "total" && measure === "people")).toMatchObject({ value: 53 });
    expect(
      cells.filter((cell) => cell.state === "withheld").every((cell) => cell.value === null && cell.outOf === null),
    ).toBe(true);
    expect(JSON.stringify(cells)).not.toContain('"no"');
  }));

test("what is published does not change, and a correction needs a reason", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    await anOrganizationOf(db, "School", "school", 30);
    await countParticipation(db, now);
    const fall = await theFall(db);
    expect(await requestFreeze(db, await join(db, "ana"), fall, null, now)).toBe("refused");
    expect(await requestFreeze(db, lead, fall, null, new Date("2026-12-31T20:00:00Z"))).toBe("not_over");
    expect(await requestFreeze(db, lead, fall, null, now)).toBe("begun");
    expect(await requestFreeze(db, lead, fall, null, now)).toBe("working");
    await freeze(db, fall);
    const [first] = await listVersions(db, fall);
    const before = await listCells(db, first?.id ?? "");
    await anOrganizationOf(db, "Late", "school", 12);
    await countParticipation(db, now);
    await freezePeriod(db, { snapshotId: first?.id ?? "" }, now);
    expect(await listCells(db, first?.id ?? "")).toEqual(before);
    expect(await requestFreeze(db, lead, fall, null, now)).toBe("no_reason");
    expect(await requestFreeze(db, lead, fall, "A list came late.", now)).toBe("begun");
    await freeze(db, fall);
    const [, second] = await listVersions(db, fall);
    expect(second).toMatchObject({ version: 2, state: "frozen", reason: "A list came late." });
    const after = await listCells(db, second?.id ?? "", ["total"]);
    expect(after.find(({ measure }) => measure === "people")).toMatchObject({ value: 42 });
    expect(await listCells(db, first?.id ?? "")).toEqual(before);
  }));

test("a year in which few took part who did not in its quarter tells nothing more of them than the exact totals", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    await anOrganizationOf(db, "School", "school", 30);
    await countParticipation(db, now);
    const [quarter, year] = [await theFall(db), await aYear(db)];
    const shown = async (periodId: string) => {
      const [first] = await listVersions(db, periodId);
      const cells = (await listCells(db, first?.id ?? "")).filter(({ slice }) => slice === "organization");
      return cells.flatMap(({ measure, state, label, value }) =>
        measure === "people" && state === "shown" ? [`${label} ${value}`] : [],
      );
    };
    expect(await requestFreeze(db, lead, quarter, null, now)).toBe("begun");
    await freeze(db, quarter);
    await anOrganizationOf(db, "Spring", "school", 4, new Date("2027-03-02T18:00:00Z"));
    const later = new Date("2027-10-20T20:00:00Z");
    await countParticipation(db, later);
    expect(await requestFreeze(db, lead, year, null, later)).toBe("begun");
    await freeze(db, year, later);
    expect([await shown(quarter), await shown(year)]).toEqual([["School 30", "school 30"], ["School 30"]]);
    const other = await aYear(db, "clock_hour_year");
    await anOrganizationOf(db, "Summer", "school", 25, new Date("2027-06-02T18:00:00Z"));
    await countParticipation(db, later);
    expect(await requestFreeze(db, lead, other, null, later)).toBe("begun");
    await freeze(db, other, later);
    expect(await shown(other)).toEqual(["School 30", "Summer 25"]);
  }));

test("a membership that is moved across a published period changes a correction, and not what was published", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const school = await anOrganizationOf(db, "School", "school", 30);
    const other = await anOrganizationOf(db, "Other", "cbo", 20);
    await countParticipation(db, now);
    const fall = await theFall(db);
    await requestFreeze(db, lead, fall, null, now);
    await freeze(db, fall);
    const [first] = await listVersions(db, fall);
    const before = await listCells(db, first?.id ?? "");
    await db.execute(sql`update memberships set organization_id = ${other} where id in (
      select id from memberships where organization_id = ${school} order by id limit 12)`);
    await countParticipation(db, now);
    expect(await listCells(db, first?.id ?? "")).toEqual(before);
    const people = async (version: number, organization: string) => {
      const found = (await listVersions(db, fall)).find((each) => each.version === version);
      const cells = await listCells(db, found?.id ?? "", ["organization"]);
      return cells.find(({ row, measure }) => row === organization && measure === "people")?.value;
    };
    expect([await people(1, school), await people(1, other)]).toEqual([30, 20]);
    await requestFreeze(db, lead, fall, "Twelve people had moved before October.", now);
    await freeze(db, fall);
    expect([await people(2, school), await people(2, other)]).toEqual([18, 32]);
    expect([await people(1, school), await people(1, other)]).toEqual([30, 20]);
  }));

test("figures under a redefined rule are a new version with its reason, and earlier ones keep theirs", () =>
  inDatabase(async (db) => {
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    await anOrganizationOf(db, "School", "school", 30);
    await countParticipation(db, now);
    const fall = await theFall(db);
    await requestFreeze(db, lead, fall, null, now);
    await freeze(db, fall);
    await db.execute(sql`update period_snapshots set rule_version = '2025-01' where period_id = ${fall}`);
    expect(await requestFreeze(db, lead, fall, "Hours are counted by a new rule.", now)).toBe("begun");
    await freeze(db, fall);
    expect(await listVersions(db, fall)).toMatchObject([
      { version: 1, ruleVersion: "2025-01", reason: null },
      { version: 2, ruleVersion: "2026-11", reason: "Hours are counted by a new rule." },
    ]);
  }));

test("where the solver does not end, groups are withheld, exact totals are shown, and files and reports say why", () =>
  inDatabase(async (db) => {
    await anOrganizationOf(db, "School", "school", 30);
    await anOrganizationOf(db, "Community", "cbo", 8);
    await countParticipation(db, now);
    await freezeDuePeriods(db, now);
    const fall = await theFall(db);
    const [queued] = await listVersions(db, fall);
    const progress: number[] = [];
    await freezePeriod(db, { snapshotId: queued?.id ?? "" }, now, async (set) => {
      progress.push((await listVersions(db, fall))[0]?.progress ?? 0);
      return protectHere(set, 0);
    });
    expect(progress).toEqual([60]);
    const [version] = await listVersions(db, fall);
    expect(version).toMatchObject({ state: "frozen", isComplete: false });
    const cells = await listCells(db, version?.id ?? "");
    const groups = cells.filter(({ slice, measure }) => slice === "organization" && measure === "people");
    expect(groups.map(({ state }) => state)).toEqual(groups.map(() => "withheld"));
    expect(cells.find(({ slice, measure }) => slice === "total" && measure === "people")).toMatchObject({ value: 38 });
    const period = { kind: "quarter" as const, name: "", startsOn: "2026-10-01", endsOn: "2026-12-31" };
    const notes = (isComplete: boolean) =>
      figureNotes({ ...period, version: 1, ruleVersion: "2026-11", isComplete }, cells).join(" ");
    expect(notes(false)).toContain("did not end in time");
    expect(notes(true)).not.toContain("did not end in time");
  }));

async function aYear(db: Db, kind = "federal_year") {
  const [row] = await db.execute<{ id: string }>(
    sql`select id from reporting_periods where kind = ${kind} and starts_on = '2026-10-01'`,
  );
  return row?.id ?? "";
}
