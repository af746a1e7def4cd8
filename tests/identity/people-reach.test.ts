import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addMembership, endMembership } from "#app/identity/organizations/membership.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { findManagedPerson, listPeople } from "#app/identity/people/queries/people-lists.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type ManagedScope, managedScopeOf } from "#app/identity/person/role.ts";
import { findSession } from "#app/identity/sessions/queries/sessions.server.ts";
import { personFor } from "#app/identity/sessions/session.server.ts";
import { endViewAs, startViewAs } from "#app/identity/sessions/view-as.server.ts";
import type { Db } from "#db/client.server.ts";
import { memberships, organizations, roleGrants, sessions } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { cookieOf, requestFor } from "./site.ts";

async function organization(db: Db): Promise<string> {
  const made = await createOrganization(db, { name: `Place ${crypto.randomUUID()}`, kind: "cbo" });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

const everywhere = { organizationId: null, cohortId: null };

/** A session of theirs, with its roles in force. */
async function inSession(db: Db, personId: string): Promise<Person> {
  const person = await personFor(db, requestFor("/", { cookie: await cookieOf(db, personId) }));
  if (!person) throw new Error("nobody is signed in");
  return person;
}

test("leads of an organization add and end its memberships", () =>
  inDatabase(async (db) => {
    const [place, other] = [await organization(db), await organization(db)];
    const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: place }] });
    const bea = await join(db, "bea");
    const membership = { personId: bea.id, startedOn: "2026-09-01" };
    expect(await addMembership(db, lead, { ...membership, organizationId: other })).toBe("refused");
    expect(await addMembership(db, lead, { ...membership, organizationId: place })).toBe("joined");
    expect(await addMembership(db, lead, { ...membership, organizationId: place })).toBe("already_there");
    const [row] = await db.select().from(memberships).where(eq(memberships.personId, bea.id));
    const ending = { membershipId: row?.id ?? "", personId: bea.id, endedOn: "2026-08-01" };
    expect(await endMembership(db, { id: lead.id, grants: [] }, ending)).toBe("refused");
    expect(await endMembership(db, lead, ending)).toBe("before_start");
    expect(await endMembership(db, lead, { ...ending, endedOn: "2026-10-01" })).toBe("ended");
    expect(await endMembership(db, lead, { ...ending, endedOn: "2026-10-02" })).toBe("already_ended");
    await db.update(organizations).set({ closedAt: new Date() }).where(eq(organizations.id, place));
    expect(await addMembership(db, lead, { ...membership, startedOn: "2026-11-01", organizationId: place })).toBe(
      "closed",
    );
  }));

describe("the people pages that a lead may open", () => {
  const everyone = { q: "", role: null, organizationId: null, page: 1 };

  test("include people where they lead now, limited to that organization", () =>
    inDatabase(async (db) => {
      const [place, other] = [await organization(db), await organization(db)];
      const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: place }] });
      const [here, away, former] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
      const at = (personId: string, organizationId: string, endedOn: string | null = null) =>
        db.insert(memberships).values({ personId, organizationId, startedOn: "2020-01-01", endedOn });
      await at(here.id, place);
      await at(here.id, other);
      await at(away.id, other);
      await at(former.id, place, "2021-01-01");
      const reach = managedScopeOf(lead) as ManagedScope;
      const listed = await listPeople(db, reach, everyone);
      expect(listed.rows.map(({ id, organizations }) => [id, organizations.length])).toEqual([[here.id, 1]]);
      expect((await listPeople(db, reach, { ...everyone, organizationId: other })).total).toBe(0);
      expect((await listPeople(db, reach, { ...everyone, role: "educator" })).total).toBe(0);
      expect(await findManagedPerson(db, reach, here.id)).not.toBeNull();
      for (const id of [away.id, former.id, lead.id]) expect(await findManagedPerson(db, reach, id)).toBeNull();
      await db.update(organizations).set({ closedAt: new Date() }).where(eq(organizations.id, place));
      expect((await listPeople(db, reach, everyone)).total).toBe(0);
    }));

  test("include nobody without a lead role", () => {
    expect(managedScopeOf({ grants: [] })).toBeNull();
    expect(managedScopeOf({ grants: [{ role: "coach", ...everywhere }] })).toBeNull();
    expect(managedScopeOf({ grants: [{ role: "clock_hour_manager", ...everywhere }] })).toBeNull();
  });
});

describe("viewing as a role", () => {
  test("grants only that role until it ends", () =>
    inDatabase(async (db) => {
      const { id } = await join(db, "ines", { grants: [{ role: "administrator" }, { role: "educator" }] });
      const place = await organization(db);
      const cookie = await cookieOf(db, id);
      const now = async () => {
        const person = await personFor(db, requestFor("/", { cookie }));
        if (!person) throw new Error("nobody is signed in");
        return person;
      };
      expect(await startViewAs(db, await now(), { role: "program_lead", organizationId: place })).toBe("started");
      await tick();
      expect((await now()).grants).toEqual([{ role: "program_lead", organizationId: place, cohortId: null }]);
      expect(await startViewAs(db, await now(), { role: "educator", organizationId: null })).toBe("refused");
      await endViewAs(db, await now());
      await tick();
      expect((await now()).grants.map(({ role }) => role).sort()).toEqual(["administrator", "educator"]);
    }));

  test("ends with the administrator's own grant and is limited to administrators", () =>
    inDatabase(async (db) => {
      const { id } = await join(db, "ines", { grants: [{ role: "administrator" }] });
      const cookie = await cookieOf(db, id);
      const person = await personFor(db, requestFor("/", { cookie }));
      if (!person) throw new Error("nobody is signed in");
      await startViewAs(db, person, { role: "coach", organizationId: null });
      await db.update(roleGrants).set({ endsAt: new Date(0), grantedAt: new Date(0) });
      await tick();
      const after = await personFor(db, requestFor("/", { cookie }));
      expect(after?.session.viewAs).toBeNull();
      expect(after?.grants).toEqual([]);
      const dana = await inSession(db, (await join(db, "dana", { grants: [{ role: "program_lead" }] })).id);
      expect(await startViewAs(db, dana, { role: "educator", organizationId: null })).toBe("refused");
      expect(await findSession(db, Buffer.alloc(32))).toBeNull();
      expect(await db.select().from(sessions).where(eq(sessions.personId, dana.id))).toHaveLength(1);
    }));
});

/** Loaders in one tick share what they looked up about a session. */
const tick = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
