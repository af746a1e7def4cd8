import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { listMissingOrganizations } from "#app/participation/overview/queries/missing.server.ts";
import { listOrganizationTotals } from "#app/participation/overview/queries/organizations.server.ts";
import type { Db } from "#db/client.server.ts";
import { memberships, organizations, people, periodSnapshots } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aWorld, doneByPerson, now } from "./recomputed-world.ts";

type Days = { id: string; startsOn: string; endsOn: string };

/** Each open organization's name with what its people did in a period, from raw rows; null where nobody took part. */
async function recomputed(db: Db, { startsOn, endsOn }: Days) {
  const sums = new Map<string, { attendance: number; live: number; selfPaced: number; coaching: number }>();
  const members = await db.select().from(memberships);
  for (const [personId, all] of await doneByPerson(db)) {
    const here = all.filter(({ month }) => month >= startsOn.slice(0, 7) && month <= endsOn.slice(0, 7));
    const own = members.filter(
      ({ personId: whose, startedOn, endedOn }) =>
        whose === personId &&
        here.some(({ month }) => startedOn.slice(0, 7) <= month && (endedOn === null || endedOn.slice(0, 7) >= month)),
    );
    for (const id of new Set(own.map(({ organizationId }) => organizationId))) {
      const sum = sums.get(id) ?? { attendance: 0, live: 0, selfPaced: 0, coaching: 0 };
      for (const each of here) {
        sum.attendance += each.attended;
        sum.live += each.live;
        sum.selfPaced += each.selfPaced;
        sum.coaching += each.coaching;
      }
      sums.set(id, sum);
    }
  }
  const rows = await db.select().from(organizations).orderBy(sql`lower(name)`);
  return rows.map(({ id, name }) => ({ name, sum: sums.get(id) ?? null }));
}

/** The same as leads read it, on the pages of organizations and of who is not here. */
async function read(db: Db, { id: periodId }: Days) {
  const all = { periodId, from: 0, most: 100 };
  const missing = new Set((await listMissingOrganizations(db, all)).rows.map((row) => row.id));
  return (await listOrganizationTotals(db, all)).map(({ id, name, attendance, live, selfPaced, coaching }) => {
    const sum = { attendance, live, selfPaced, coaching };
    if (missing.has(id)) expect(sum).toEqual({ attendance: 0, live: 0, selfPaced: 0, coaching: 0 });
    return { name, sum: missing.has(id) ? null : sum };
  });
}

async function listRegistered(db: Db) {
  return db.execute<Days>(
    sql`select id, starts_on::text as "startsOn", ends_on::text as "endsOn" from reporting_periods`,
  );
}

/** Two more places: one that nobody of took part, and one whose only person did something in the fall. */
async function withSmallPlaces(db: Db): Promise<{ personId: string }> {
  await aWorld(db);
  const [, lone] = await db
    .insert(organizations)
    .values(["Nobody", "One"].map((name) => ({ name, kind: "cbo" as const })))
    .returning();
  const [, all] = [...(await doneByPerson(db))].filter(([, done]) => done.some(({ month }) => month === "2026-11"));
  const personId = all?.[0] ?? "";
  await db.delete(memberships).where(eq(memberships.personId, personId));
  await db.insert(memberships).values({ personId, organizationId: lone?.id ?? "", startedOn: "2026-01-01" });
  return { personId };
}

test("what each organization did, and who is not here, agree with raw rows in every period", () =>
  inDatabase(async (db) => {
    await withSmallPlaces(db);
    await countParticipation(db, now);
    const periods = await listRegistered(db);
    expect(periods.length).toBeGreaterThan(5);
    for (const period of periods) expect(await read(db, period)).toEqual(await recomputed(db, period));
    const fall = periods.find(({ startsOn, endsOn }) => startsOn === "2026-10-01" && endsOn === "2026-12-31");
    const rows = fall ? await read(db, fall) : [];
    expect(rows.filter(({ sum }) => sum === null).map(({ name }) => name)).toEqual(["Nobody"]);
  }));

test("a person who leaves an organization, or the site, leaves its numbers, also those of a frozen period", () =>
  inDatabase(async (db) => {
    const { personId } = await withSmallPlaces(db);
    await countParticipation(db, now);
    const periods = await listRegistered(db);
    const isFrozen = ({ startsOn }: Days) => startsOn === "2026-10-01";
    await db
      .insert(periodSnapshots)
      .values(
        periods
          .filter(isFrozen)
          .map(({ id }) => ({ periodId: id, version: 1, state: "frozen" as const, frozenAt: now })),
      );
    const [moved] = await db.select().from(memberships).where(sql`person_id <> ${personId}`).limit(1);
    await db.delete(people).where(eq(people.id, personId));
    await countParticipation(db, now);
    for (const period of periods) expect(await read(db, period)).toEqual(await recomputed(db, period));
    await db.delete(memberships).where(eq(memberships.personId, moved?.personId ?? ""));
    const frozen = periods.find(isFrozen);
    const before = frozen && (await read(db, frozen));
    await countParticipation(db, now);
    for (const period of periods.filter((each) => !isFrozen(each))) {
      expect(await read(db, period)).toEqual(await recomputed(db, period));
    }
    expect(frozen && (await read(db, frozen))).toEqual(before);
    expect(await db.execute(sql`select from participation_removals`)).toHaveLength(0);
  }));
