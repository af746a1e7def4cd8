import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { findDuplicates } from "#app/identity/organizations/duplicate.server.ts";
import { endMembership, joinOrganization } from "#app/identity/organizations/membership.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { listColleagues } from "#app/identity/organizations/queries/organization-lists.server.ts";
import { listKnownMemberships, listPeople } from "#app/identity/people/queries/people-lists.server.ts";
import type { Db } from "#db/client.server.ts";
import { memberships, people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";

async function organization(db: Db, given: Parameters<typeof createOrganization>[1]): Promise<string> {
  const made = await createOrganization(db, given);
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

async function ana(db: Db): Promise<string> {
  const made = await createAccount(db, {
    email: "ana@maple.example",
    name: "Ana Reyes",
    password: "otters at dawn, two",
  });
  if (typeof made === "string") throw new Error(made);
  return made.personId;
}

test("only schools belong to districts, and to nothing else", () =>
  inDatabase(async (db) => {
    const districtId = await organization(db, { name: "Maple Inlet (fictional)", kind: "district" });
    const schoolId = await organization(db, { name: "Cedar (fictional)", kind: "school", districtId });
    expect(await createOrganization(db, { name: "Alder (fictional)", kind: "school", districtId: schoolId })).toBe(
      "not_a_district",
    );
    expect(await createOrganization(db, { name: "Bridge (fictional)", kind: "cbo", districtId })).toBe(
      "not_a_district",
    );
    const cedar = { name: "cedar (FICTIONAL)", kind: "school" } as const;
    expect(await createOrganization(db, { ...cedar, districtId })).toBe("taken");
    const otherId = await organization(db, { name: "Otter Bay (fictional)", kind: "district" });
    expect(await createOrganization(db, { ...cedar, districtId: otherId })).toHaveProperty("organizationId");
  }));

test("a person can belong to several organizations, to each once at a time, and can return", () =>
  inDatabase(async (db) => {
    const personId = await ana(db);
    const [cedar, bridge] = [
      await organization(db, { name: "Cedar (fictional)", kind: "school" }),
      await organization(db, { name: "Bridge (fictional)", kind: "cbo" }),
    ];
    expect(await joinOrganization(db, { personId, organizationId: cedar, startedOn: "2026-09-01" })).toBe("joined");
    expect(await joinOrganization(db, { personId, organizationId: bridge, startedOn: "2026-09-01" })).toBe("joined");
    expect(await joinOrganization(db, { personId, organizationId: cedar, startedOn: "2026-10-01" })).toBe(
      "already_there",
    );

    const [atCedar] = await db.select().from(memberships).where(eq(memberships.organizationId, cedar));
    const administrator = {
      id: personId,
      grants: [{ role: "administrator" as const, organizationId: null, cohortId: null }],
    };
    const end = { personId, membershipId: atCedar?.id ?? "" };
    expect(await endMembership(db, administrator, { ...end, endedOn: "2026-11-01" })).toBe("ended");
    expect(await joinOrganization(db, { personId, organizationId: cedar, startedOn: "2026-11-15" })).toBe("joined");
    expect(await db.select().from(memberships)).toHaveLength(3);
  }));

test("lists add the district where two schools share a name", () =>
  inDatabase(async (db) => {
    const personId = await ana(db);
    const [north, south] = [
      await organization(db, { name: "North (fictional)", kind: "district" }),
      await organization(db, { name: "South (fictional)", kind: "district" }),
    ];
    const school = { name: "Lincoln (fictional)", kind: "school" } as const;
    const lincoln = await organization(db, { ...school, districtId: north });
    await organization(db, { ...school, name: "LINCOLN (fictional)", districtId: south });
    const cedar = await organization(db, { ...school, name: "Cedar (fictional)", districtId: north });
    for (const organizationId of [lincoln, cedar])
      await joinOrganization(db, { personId, organizationId, startedOn: "2026-09-01" });
    const names = ["Cedar (fictional)", "Lincoln (fictional), North (fictional)"];
    const search = { q: "Ana", role: null, organizationId: null, page: 1 };
    expect((await listPeople(db, "everybody", search)).rows.map(({ organizations }) => organizations)).toEqual([names]);
    const known = await listKnownMemberships(db, "everybody", personId);
    expect(known.map(({ organizationName }) => organizationName).sort()).toEqual(names);
    const wanted = { name: "Lincoln", kind: "school", districtId: null } as const;
    expect((await findDuplicates(db, wanted)).map(({ name }) => name).sort()).toEqual([
      "LINCOLN (fictional), South (fictional)",
      "Lincoln (fictional), North (fictional)",
    ]);
  }));

test("members of an organization are listed by name without regard to accents and case, across pages", () =>
  inDatabase(async (db) => {
    const organizationId = await organization(db, { name: "Heron (fictional)", kind: "cbo" });
    const between = Array.from({ length: 22 }, (_, index) => `Bo ${String(index).padStart(2, "0")}`);
    const ordered = ["Ågren", "Álvarez A", "alvarez b", ...between, "Éva", "Zed", "Zoë"];
    const rows = [...ordered].reverse().map((name, index) => ({ name, email: `p${index}@heron.example` }));
    const made = await db.insert(people).values(rows).returning({ id: people.id });
    await db
      .insert(memberships)
      .values(made.map(({ id }) => ({ personId: id, organizationId, startedOn: "2026-01-05" })));
    const pages = [await listColleagues(db, organizationId, 1), await listColleagues(db, organizationId, 2)];
    expect(pages.map(({ rows }) => rows.length)).toEqual([25, 3]);
    expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(ordered);
  }));
