import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changeKind,
  closeOrganization,
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
import { auditEvents, organizationChanges } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { join } from "#tests/world.ts";
import { administrator, found, organization, undoNewest } from "./organization.ts";

async function rename(db: Db, actor: Person, organizationId: string, name: string) {
  return renameOrganization(db, actor, { organizationId, name, seen: await findNewestChange(db, organizationId) });
}

describe("changes", () => {
  test("each adds a history entry with actor and reason, and can be undone", () =>
    inDatabase(async (db) => {
      const ines = await administrator(db);
      const id = await organization(db, { name: "Otter Hall", changedBy: ines.id });
      const seen = await findNewestChange(db, id);
      const wanted = { organizationId: id, seen, name: "Otter House", reason: "It moved." };
      expect(await renameOrganization(db, ines, wanted)).toBe("done");
      expect((await found(db, id)).name).toBe("Otter House");
      expect(await undoNewest(db, ines, id)).toEqual({ missed: 0 });
      expect((await found(db, id)).name).toBe("Otter Hall");
      expect(await undoNewest(db, ines, id)).toEqual({ missed: 0 }); // undoing the undo
      expect((await found(db, id)).name).toBe("Otter House");
      const ofIt = eq(organizationChanges.organizationId, id);
      const history = await db.select().from(organizationChanges).where(ofIt).orderBy(organizationChanges.id);
      expect(history.map(({ kind, changedBy }) => [kind, changedBy])).toEqual(
        ["created", "renamed", "undone", "undone"].map((kind) => [kind, ines.id]),
      );
    }));

  test("a repeated submit counts once, and concurrent changes are not overwritten", () =>
    inDatabase(async (db) => {
      const [ines, dana] = [await administrator(db), await administrator(db)];
      const id = await organization(db, { name: "Otter Hall" });
      const seen = await findNewestChange(db, id);
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
        moveOrganization(db, ines, { organizationId: school, districtId, seen: await findNewestChange(db, school) });
      expect(await move(school)).toBe("not_a_district");
      expect(await move(south)).toBe("done");
      const kind = { organizationId: south, kind: "esd" as const, seen: await findNewestChange(db, south) };
      expect(await changeKind(db, ines, kind)).toBe("has_schools");
      await organization(db, { name: "LINCOLN", kind: "school", districtId: north });
      expect(await undoNewest(db, ines, school)).toBe("taken");
      expect(await rename(db, ines, north, (await found(db, south)).name.toUpperCase())).toBe("taken");
      expect((await found(db, school)).districtId).toBe(south);
      const closing = { organizationId: north, closedAt: new Date(), seen: await findNewestChange(db, north) };
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
        const wanted = { organizationId: id, seen: await findNewestChange(db, id) };
        expect(await renameOrganization(db, actor, { ...wanted, name: "Mine" })).toBe("refused");
        expect(await closeOrganization(db, actor, { ...wanted, closedAt: new Date() })).toBe("refused");
        expect(await reopenOrganization(db, actor, wanted)).toBe("refused");
        expect(await mergeOrganizations(db, actor, { ...wanted, intoId: other })).toBe("refused");
        expect(await undoOrganizationChange(db, actor, { ...wanted, changeId: wanted.seen })).toBe("refused");
      }
    }));
});

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
          const wanted = { organizationId: id, seen: await findNewestChange(db, id) };
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
