import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinOrganization } from "#app/identity/organizations/membership.server.ts";
import {
  changeKind,
  closeOrganization,
  createOrganization,
  moveOrganization,
  renameOrganization,
  reopenOrganization,
} from "#app/identity/organizations/organization.server.ts";
import { difference, stateOf } from "#app/identity/organizations/organization-change.ts";
import { mergeOrganizations } from "#app/identity/organizations/organization-merge.server.ts";
import { undoOrganizationChange } from "#app/identity/organizations/organization-undoing.server.ts";
import { findNewestChange } from "#app/identity/organizations/queries/organization-changes.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import {
  auditEvents,
  invitations,
  memberships,
  organizationChanges,
  organizations,
  roleGrants,
} from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { join } from "#tests/world.ts";

type Given = Parameters<typeof createOrganization>[1];

async function organization(db: Db, given: Partial<Given> = {}): Promise<string> {
  const made = await createOrganization(db, { name: `Place ${crypto.randomUUID()}`, kind: "cbo", ...given });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

const administrator = (db: Db) => join(db, "ines", { grants: [{ role: "administrator" }] });
const seenOf = findNewestChange;
const found = async (db: Db, id: string) => {
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
  if (!row) throw new Error("it is gone");
  return row;
};

async function rename(db: Db, actor: Person, organizationId: string, name: string) {
  return renameOrganization(db, actor, { organizationId, name, seen: await seenOf(db, organizationId) });
}

async function merge(db: Db, actor: Person, organizationId: string, intoId: string) {
  return mergeOrganizations(db, actor, { organizationId, intoId, seen: await seenOf(db, organizationId) });
}

async function undoNewest(db: Db, actor: Person, organizationId: string) {
  const seen = await seenOf(db, organizationId);
  return undoOrganizationChange(db, actor, { organizationId, changeId: seen, seen });
}

describe("changes", () => {
  test("each adds a history entry with actor and reason, and can be undone", () =>
    inDatabase(async (db) => {
      const ines = await administrator(db);
      const id = await organization(db, { name: "Otter Hall", changedBy: ines.id });
      const seen = await seenOf(db, id);
      const wanted = { organizationId: id, seen, name: "Otter House", reason: "It moved." };
      expect(await renameOrganization(db, ines, wanted)).toBe("done");
      expect((await found(db, id)).name).toBe("Otter House");
      expect(await undoNewest(db, ines, id)).toEqual({ missed: 0 });
      expect((await found(db, id)).name).toBe("Otter Hall");
      expect(await undoNewest(db, ines, id)).toEqual({ missed: 0 }); // undoing the undo
      expect((await found(db, id)).name).toBe("Otter House");
      const history = await db.select().from(organizationChanges).where(eq(organizationChanges.organizationId, id));
      expect(history.map(({ kind, changedBy }) => [kind, changedBy])).toEqual(
        ["created", "renamed", "undone", "undone"].map((kind) => [kind, ines.id]),
      );
    }));

  test("a repeated submit counts once, and concurrent changes are not overwritten", () =>
    inDatabase(async (db) => {
      const [ines, dana] = [await administrator(db), await administrator(db)];
      const id = await organization(db, { name: "Otter Hall" });
      const seen = await seenOf(db, id);
      expect(await renameOrganization(db, dana, { organizationId: id, seen, name: "Heron Hall" })).toBe("done");
      expect(await renameOrganization(db, dana, { organizationId: id, seen, name: "Heron Hall" })).toBe("done");
      expect(await renameOrganization(db, ines, { organizationId: id, seen, name: "Tern Hall" })).toBe(
        "changed_meanwhile",
      );
      const wanted = { organizationId: id, seen, closedAt: new Date() };
      expect(await closeOrganization(db, ines, wanted)).toBe("changed_meanwhile");
      expect(await found(db, id)).toMatchObject({ name: "Heron Hall", closedAt: null });
    }));

  test("district and name rules also apply to undo", () =>
    inDatabase(async (db) => {
      const ines = await administrator(db);
      const [north, south] = [
        await organization(db, { kind: "district" }),
        await organization(db, { kind: "district" }),
      ];
      const school = await organization(db, { name: "Lincoln", kind: "school", districtId: north });
      const move = async (districtId: string | null) =>
        moveOrganization(db, ines, { organizationId: school, districtId, seen: await seenOf(db, school) });
      expect(await move(school)).toBe("not_a_district");
      expect(await move(south)).toBe("done");
      const kind = { organizationId: south, kind: "esd" as const, seen: await seenOf(db, south) };
      expect(await changeKind(db, ines, kind)).toBe("has_schools");
      await organization(db, { name: "LINCOLN", kind: "school", districtId: north });
      expect(await undoNewest(db, ines, school)).toBe("taken");
      expect(await rename(db, ines, north, (await found(db, south)).name.toUpperCase())).toBe("taken");
      expect((await found(db, school)).districtId).toBe(south);
      const closing = { organizationId: north, closedAt: new Date(), seen: await seenOf(db, north) };
      expect(await closeOrganization(db, ines, closing)).toBe("done");
      expect(await rename(db, ines, north, "Another")).toBe("closed");
      expect(await undoNewest(db, ines, school)).toBe("not_a_district");
    }));

  test("only administrators change organizations, and not while viewing as a role", () =>
    inDatabase(async (db) => {
      const id = await organization(db, { name: "Otter Hall" });
      const other = await organization(db);
      const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: id }] });
      for (const grants of [
        lead.grants,
        [],
        [{ role: "administrator" as const, organizationId: id, cohortId: null }],
      ]) {
        const actor = { ...lead, grants };
        const wanted = { organizationId: id, seen: await seenOf(db, id) };
        expect(await renameOrganization(db, actor, { ...wanted, name: "Mine" })).toBe("refused");
        expect(await closeOrganization(db, actor, { ...wanted, closedAt: new Date() })).toBe("refused");
        expect(await reopenOrganization(db, actor, wanted)).toBe("refused");
        expect(await mergeOrganizations(db, actor, { ...wanted, intoId: other })).toBe("refused");
        expect(await undoOrganizationChange(db, actor, { ...wanted, changeId: wanted.seen })).toBe("refused");
      }
    }));
});

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
      await moveOrganization(db, ines, { organizationId: school, districtId: null, seen: await seenOf(db, school) });
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
      await closeOrganization(db, ines, { organizationId: cbo, closedAt: new Date(), seen: await seenOf(db, cbo) });
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

test("replaying the history yields the current organization", () =>
  inDatabase(async (db) => {
    const ines = await administrator(db);
    const step = fc.record({ what: fc.nat({ max: 5 }), at: fc.nat({ max: 3 }), to: fc.nat({ max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const ids = [
          await organization(db, { kind: "district" }),
          await organization(db, { kind: "district" }),
          await organization(db, { kind: "school" }),
          await organization(db, { kind: "school" }),
        ];
        for (const { what, at, to } of steps) {
          const [id = "", other = ""] = [ids[at], ids[to]];
          const wanted = { organizationId: id, seen: await seenOf(db, id) };
          if (what === 0) await renameOrganization(db, ines, { ...wanted, name: crypto.randomUUID() });
          if (what === 1) await moveOrganization(db, ines, { ...wanted, districtId: other });
          if (what === 2) await closeOrganization(db, ines, { ...wanted, closedAt: new Date() });
          if (what === 3) await reopenOrganization(db, ines, wanted);
          if (what === 4) await mergeOrganizations(db, ines, { ...wanted, intoId: other });
          if (what === 5) await undoOrganizationChange(db, ines, { ...wanted, changeId: wanted.seen });
        }
        for (const id of ids) {
          const history = await db
            .select()
            .from(organizationChanges)
            .where(eq(organizationChanges.organizationId, id))
            .orderBy(organizationChanges.id);
          for (const [index, change] of history.entries()) {
            const previous = history[index - 1]?.after;
            if (previous && change.before) expect(difference(previous, change.before)).toEqual({});
          }
          const last = history.at(-1)?.after;
          expect(last && difference(last, stateOf(await found(db, id)))).toEqual({});
        }
      }),
      { numRuns: times(25) },
    );
    const [{ events } = { events: 0 }] = await db.select({ events: sql<number>`count(*)::int` }).from(auditEvents);
    expect(events).toBeGreaterThan(0);
  }));
