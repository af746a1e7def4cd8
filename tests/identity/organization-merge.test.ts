import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { joinOrganization } from "#app/identity/organizations/membership.server.ts";
import { closeOrganization, moveOrganization } from "#app/identity/organizations/organization.server.ts";
import { mergeOrganizations } from "#app/identity/organizations/organization-merge.server.ts";
import { findNewestChange } from "#app/identity/organizations/queries/organization-changes.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { invitations, memberships, organizations, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { join } from "#tests/world.ts";
import { administrator, found, organization, undoNewest } from "./organization.ts";

async function merge(db: Db, actor: Person, organizationId: string, intoId: string) {
  return mergeOrganizations(db, actor, { organizationId, intoId, seen: await findNewestChange(db, organizationId) });
}

/** Everything that a merge may touch, except the history. */
async function everything(db: Db) {
  const rows = await Promise.all([
    db.select().from(organizations).orderBy(organizations.id),
    db.select().from(memberships).orderBy(memberships.id),
    db.select().from(roleGrants).orderBy(roleGrants.id),
    db.select().from(invitations).orderBy(invitations.id),
  ]);
  return JSON.stringify(rows);
}

async function twoThatAreOne(db: Db) {
  const [going, staying] = [await organization(db, { kind: "district" }), await organization(db, { kind: "district" })];
  const school = await organization(db, { kind: "school", districtId: going });
  const people = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")] as const;
  const at = (who: number, organizationId: string, startedOn: string, endedOn: string | null = null) =>
    db.insert(memberships).values({ personId: people[who]?.id ?? "", organizationId, startedOn, endedOn });
  await at(0, going, "2020-01-01");
  await at(0, staying, "2022-01-01");
  await at(1, going, "2018-01-01", "2019-12-31");
  await at(1, staying, "2021-01-01");
  await at(2, going, "2023-01-01");
  await db.insert(roleGrants).values([
    { personId: people[0].id, role: "program_lead", organizationId: going, reason: "for this test" },
    { personId: people[0].id, role: "program_lead", organizationId: staying, reason: "for this test" },
    { personId: people[2].id, role: "program_lead", organizationId: going, reason: "for this test" },
  ]);
  const expiresAt = new Date("2099-01-01");
  await db.insert(invitations).values({ organizationId: going, tokenHash: Buffer.from(going), expiresAt });
  return { going, staying, school, people };
}

describe("merging", () => {
  test("combines both organizations without double memberships, and undo restores everything", () =>
    inDatabase(async (db) => {
      const ines = await administrator(db);
      const { going, staying, school, people } = await twoThatAreOne(db);
      const before = await everything(db);
      expect(await merge(db, ines, going, staying)).toBe("done");
      expect(await found(db, going)).toMatchObject({ mergedIntoId: staying });
      expect((await found(db, school)).districtId).toBe(staying);
      const there = await db.select().from(memberships).where(eq(memberships.organizationId, staying));
      expect(there.map(({ personId, startedOn, endedOn }) => [personId, startedOn, endedOn]).sort()).toEqual(
        [
          [people[0].id, "2020-01-01", null],
          [people[1].id, "2018-01-01", "2019-12-31"],
          [people[1].id, "2021-01-01", null],
          [people[2].id, "2023-01-01", null],
        ].sort(),
      );
      const grants = await db.select().from(roleGrants).where(eq(roleGrants.organizationId, staying));
      expect(grants.map(({ personId }) => personId).sort()).toEqual([people[0].id, people[2].id].sort());
      expect(await undoNewest(db, ines, going)).toEqual({ missed: 0 });
      expect(await everything(db)).toBe(before);
      expect(await undoNewest(db, ines, going)).toBe("never");
    }));

  test("undo keeps later changes and reports how many", () =>
    inDatabase(async (db) => {
      const ines = await administrator(db);
      const { going, staying, school, people } = await twoThatAreOne(db);
      await merge(db, ines, going, staying);
      await moveOrganization(db, ines, {
        organizationId: school,
        districtId: null,
        seen: await findNewestChange(db, school),
      });
      await db.update(memberships).set({ endedOn: "2026-01-31" }).where(eq(memberships.personId, people[0].id));
      expect(await undoNewest(db, ines, going)).toEqual({ missed: 2 });
      expect((await found(db, school)).districtId).toBeNull();
    }));

  test("an impossible merge is refused and moves nothing", () =>
    inDatabase(async (db) => {
      const ines = await administrator(db);
      const { going, staying, school } = await twoThatAreOne(db);
      const cbo = await organization(db);
      const name = (await found(db, school)).name;
      expect(await merge(db, ines, going, going)).toBe("itself");
      expect(await merge(db, ines, going, school)).toBe("inside");
      expect(await merge(db, ines, going, cbo)).toBe("not_a_district");
      expect(await merge(db, ines, going, crypto.randomUUID())).toBe("not_there");
      expect(await merge(db, ines, going, "nonsense")).toBe("not_there");
      await organization(db, { name, kind: "school", districtId: staying });
      expect(await merge(db, ines, going, staying)).toEqual({ sharedSchools: [name] });
      await closeOrganization(db, ines, {
        organizationId: cbo,
        closedAt: new Date(),
        seen: await findNewestChange(db, cbo),
      });
      expect(await merge(db, ines, cbo, staying)).toBe("closed");
    }));

  test("two opposite simultaneous merges: one succeeds", () =>
    withCommittedDatabase(async (db) => {
      const ines = await administrator(db);
      for (let round = 0; round < times(5); round += 1) {
        const { going, staying } = await twoThatAreOne(db);
        const outcomes = await Promise.all([merge(db, ines, going, staying), merge(db, ines, staying, going)]);
        expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
        const rows = [await found(db, going), await found(db, staying)];
        expect(rows.filter(({ closedAt }) => closedAt === null)).toHaveLength(1);
      }
    }));

  test("a concurrent membership goes to the remaining organization", () =>
    withCommittedDatabase(async (db) => {
      const ines = await administrator(db);
      const { going, staying } = await twoThatAreOne(db);
      const femi = await join(db, "femi");
      const membership = { personId: femi.id, organizationId: going, startedOn: "2026-09-01" };
      let joining: Promise<string> = Promise.resolve("not begun");
      await db.transaction(async (merging) => {
        expect(await merge(merging, ines, going, staying)).toBe("done");
        joining = joinOrganization(db, membership);
        await somebodyWaits(db);
      });
      expect(await joining).toBe("joined");
      const theirs = await db.select().from(memberships).where(eq(memberships.personId, femi.id));
      expect(theirs.map(({ organizationId }) => organizationId)).toEqual([staying]);
    }));

  test("an earlier uncommitted membership is moved", () =>
    withCommittedDatabase(async (db) => {
      const ines = await administrator(db);
      const { going, staying } = await twoThatAreOne(db);
      const femi = await join(db, "femi");
      const membership = { personId: femi.id, organizationId: going, startedOn: "2026-09-01" };
      let merging: Promise<unknown> = Promise.resolve();
      await db.transaction(async (joining) => {
        expect(await joinOrganization(joining, membership)).toBe("joined");
        merging = merge(db, ines, going, staying);
        await somebodyWaits(db);
      });
      expect(await merging).toBe("done");
      const theirs = await db.select().from(memberships).where(eq(memberships.personId, femi.id));
      expect(theirs.map(({ organizationId }) => organizationId)).toEqual([staying]);
    }));
});

/** Waits until one transaction is blocked by another's lock. */
async function somebodyWaits(db: Db): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await db.execute(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'
      and datname = current_database()`)
        ).length,
      { timeout: 20_000, interval: 20 },
    )
    .toBeGreaterThan(0);
}
