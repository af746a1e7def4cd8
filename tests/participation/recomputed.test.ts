import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { freezePeriod } from "#app/participation/snapshots/freezing.server.ts";
import { listCells } from "#app/participation/snapshots/queries/snapshots.server.ts";
import type { Db } from "#db/client.server.ts";
import { memberships, organizations, periodSnapshots } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { groupsByPerson, kindTotals, monthOf, quantile } from "./groups.ts";
import { outcomesByPerson, recomputedSurveys } from "./outcomes.ts";
import { aWorld, doneByPerson, now } from "./recomputed-world.ts";
import { daysInTheMiddle, recomputedAccess } from "./waitlist.ts";

const quarter = { from: "2026-10", to: "2026-12" };
const isInQuarter = (moment: Date) => monthOf(moment) >= quarter.from && monthOf(moment) <= quarter.to;

/** The groups of the quarter, and who of each finished: the keys are "slice row". */
async function recomputed(db: Db) {
  const groups = new Map<string, { people: number; finished: number }>();
  const totals = { people: 0, attendance: 0, live: 0, self_paced: 0, coaching: 0 };
  const there = new Set<string>();
  const hours: number[] = [];
  const kinds = new Map((await db.select().from(organizations)).map(({ id, kind }) => [id, kind]));
  const members = await db.select().from(memberships);
  const outcomes = await outcomesByPerson(db, isInQuarter);
  const groupsOf = await groupsByPerson(db);
  for (const [personId, all] of await doneByPerson(db)) {
    const here = all.filter(({ month }) => month >= quarter.from && month <= quarter.to);
    if (here.length === 0) continue;
    const isMember = ({ startedOn, endedOn }: (typeof members)[number]) =>
      here.some(({ month }) => startedOn.slice(0, 7) <= month && (endedOn === null || endedOn.slice(0, 7) >= month));
    const own = members.filter((row) => row.personId === personId && isMember(row)).map((row) => row.organizationId);
    const finished = here.some((each) => each.finished);
    const hasCourse = all.some((each) => each.finished && each.month <= quarter.to);
    const isIn = new Set([
      ...(outcomes.get(personId) ?? []),
      ...["total ", `standing ${all.some(({ month }) => month < quarter.from) ? "returning" : "new"}`],
      ...groupsOf(personId),
      ...(here.some(({ began }) => began) ? ["began yes", "course numbers"] : []),
      ...own.flatMap((id) => [`organization ${id}`, `organization ${kinds.get(id)}`]),
      ...(own.length === 0 ? ["organization none"] : []),
    ]);
    for (const key of isIn) {
      const group = groups.get(key) ?? { people: 0, finished: 0 };
      groups.set(key, {
        people: group.people + 1,
        finished: group.finished + Number(key.startsWith("course") ? hasCourse : finished),
      });
    }
    totals.people += 1;
    for (const id of own) there.add(id);
    hours.push(here.reduce((sum, each) => sum + each.live + each.selfPaced + each.coaching, 0));
    for (const each of here) {
      totals.attendance += each.attended;
      totals.live += each.live;
      totals.self_paced += each.selfPaced;
      totals.coaching += each.coaching;
    }
  }
  return {
    groups,
    totals: {
      ...totals,
      ...kindTotals(kinds, there),
      organizations: there.size,
      minutes: totals.live + totals.self_paced + totals.coaching,
      hours_median: quantile(hours, 0.5),
      hours_low: quantile(hours, 0.25),
      hours_high: quantile(hours, 0.75),
      sessions: 2,
      runs: 2,
      commitments: 2,
      commitments_kept: 1,
    },
  };
}

const tables = [
  ...["total", "standing", "began", "organization", "access", "artifacts", "cycles"],
  ...["cohort", "course", "role", "race"],
];

test("every published figure agrees with one computed from raw rows by other code", () =>
  inDatabase(async (db) => {
    await aWorld(db);
    await countParticipation(db, now);
    const [fall] = await db.execute<{ id: string }>(
      sql`select id from reporting_periods where kind = 'quarter' and starts_on = '2026-10-01'`,
    );
    const [made] = await db
      .insert(periodSnapshots)
      .values({ periodId: fall?.id ?? "", version: 1 })
      .returning();
    await freezePeriod(db, { snapshotId: made?.id ?? "" }, now);
    const cells = await listCells(db, made?.id ?? "");
    const { groups, totals } = await recomputed(db);
    for (const [key, group] of await recomputedAccess(db, isInQuarter)) groups.set(key, group);
    const published = Object.fromEntries(
      cells.flatMap(({ slice, measure, value }) => (slice === "total" ? [[measure, value]] : [])),
    );
    expect(published).toMatchObject(totals);
    const compared = cells.filter(({ slice }) => tables.includes(slice));
    let shown = 0;
    for (const { slice, row, measure, state, value, low, high, outOf } of compared) {
      const group = groups.get(`${slice} ${row}`);
      if (state === "withheld" || measure === "median_days" || (slice === "total" && measure !== "finished")) continue;
      shown += 1;
      if (measure === "people") expect({ slice, row, value }).toEqual({ slice, row, value: group?.people });
      if (measure === "people" || !group) continue;
      const percent = (100 * group.finished) / group.people;
      expect({ slice, row, outOf }).toEqual({ slice, row, outOf: group.people });
      if (state === "shown") expect({ slice, row, value }).toEqual({ slice, row, value: Math.round(percent) });
      else expect(percent >= (low ?? 101) && percent <= (high ?? -1)).toBe(true);
    }
    expect(shown).toBeGreaterThan(20);
    const days = await daysInTheMiddle(db, isInQuarter);
    expect(published.median_days).toBe(days.median);
    const ofCourse = cells.find(({ slice, measure }) => slice === "course" && measure === "median_days");
    expect(ofCourse).toMatchObject({ row: "numbers", state: "shown", value: days.median });
    for (const { slug, mean, meanOf, rate, rateOf } of await recomputedSurveys(db, isInQuarter)) {
      const published = (measure: string) =>
        cells.filter((cell) => cell.slice === "survey" && cell.row.split(" ")[0] === slug && cell.measure === measure);
      expect(published("mean")).toMatchObject([{ state: "shown", value: mean, outOf: meanOf }]);
      expect(published("response")).toMatchObject([{ state: "shown", value: rate, outOf: rateOf }]);
    }
    for (const [key, { people: count }] of groups) {
      const cell = cells.find(({ slice, row, measure }) => `${slice} ${row}` === key && measure === "people");
      if (count < 10 && cell) expect({ key, state: cell.state }).toEqual({ key, state: "withheld" });
    }
  }));
