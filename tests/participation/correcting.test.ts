import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { requestFreeze } from "#app/participation/snapshots/freezing.server.ts";
import { versionsBefore } from "#app/participation/snapshots/known-figures.server.ts";
import { findSnapshot, listCells, listVersions } from "#app/participation/snapshots/queries/snapshots.server.ts";
import type { Db } from "#db/client.server.ts";
import { courses } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { anOrganizationOf, freeze, now, theFall } from "#tests/participation/frozen-world.ts";
import { join } from "#tests/world.ts";

/** The fall as corrected after ten people, all of their kind, were taken out; `between` runs before they are. */
async function withoutTheEarly(db: Db, between: (snapshotId: string) => Promise<unknown> = async () => {}) {
  const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  await db.insert(courses).values({
    ...{ id: "numbers", slug: "numbers", title: "Numbers", language: "en", level: "starting", topics: [], minutes: 60 },
    ...{ clockHoursEligible: true, position: 0, ruleVersion: "1", contentVersion: "1" },
  });
  await anOrganizationOf(db, "School", "school", 40);
  await anOrganizationOf(db, "Community", "cbo", 30);
  const early = await anOrganizationOf(db, "Early", "early_learning", 10);
  await countParticipation(db, now);
  const fall = await theFall(db);
  await requestFreeze(db, lead, fall, null, now);
  await freeze(db, fall);
  const [first] = await listVersions(db, fall);
  await between(first?.id ?? "");
  await db.execute(sql`delete from enrollments where person_id in (
    select person_id from memberships where organization_id = ${early})`);
  await countParticipation(db, now);
  await requestFreeze(db, lead, fall, "A list was of another program.", now);
  await freeze(db, fall);
  const [, second] = await listVersions(db, fall);
  return (await listCells(db, second?.id ?? "")).filter(({ measure }) => measure === "people");
}

test("a correction keeps a row that nobody is in any more, in its place, and does not show that it is empty", () =>
  inDatabase(async (db) => {
    const cells = await withoutTheEarly(db);
    const rows = cells.filter(({ slice }) => slice === "organization");
    expect(rows.map(({ label }) => label)).toEqual([
      ...["none", "cbo", "Community", "Early", "early_learning", "school", "School"],
    ]);
    const early = rows.filter(({ label }) => label.toLowerCase().startsWith("early"));
    expect(early.map(({ state }) => state)).toEqual(["withheld", "withheld"]);
    expect(cells.find(({ slice }) => slice === "course")).toMatchObject({ state: "shown", value: 70 });
  }));

test("a correction shows no group where nothing says what the version before withheld", () =>
  inDatabase(async (db) => {
    const cells = await withoutTheEarly(db, (id) =>
      db.execute(sql`delete from frozen_counts where snapshot_id = ${id}`),
    );
    expect(cells.map(({ slice, state }) => `${slice === "total"} ${state}`)).toEqual(
      cells.map(({ slice }) => (slice === "total" ? "true shown" : "false withheld")),
    );
  }));

test("a row of people without an organization that an earlier release of the software left out told that there were none", () =>
  inDatabase(async (db) => {
    await withoutTheEarly(db, (id) =>
      db.execute(sql`delete from snapshot_cells where snapshot_id = ${id} and slice = 'organization' and row = 'none'`),
    );
    const [, second] = await listVersions(db, await theFall(db));
    const version = await findSnapshot(db, second?.id ?? "");
    const [first] = version ? await versionsBefore(db, version) : [];
    expect(first?.shown.get("organization=none")).toBe(0);
  }));
