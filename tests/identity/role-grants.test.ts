import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { endRole, grantRole } from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type Grant, type Role, roles } from "#app/identity/person/role.ts";
import { personFor } from "#app/identity/sessions/session.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents, mails, organizations, people, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { cookieOf, requestFor } from "./site.ts";

async function organization(db: Db): Promise<string> {
  const made = await createOrganization(db, { name: `Place ${crypto.randomUUID()}`, kind: "cbo" });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

const everywhere = { organizationId: null, cohortId: null };
const wanted = (personId: string, role: Role, scope: Partial<Grant> = {}) => ({
  ...{ personId, role, ...everywhere, ...scope },
  ...{ reason: "for this test", endsAt: null },
});

/** A session of theirs, with its roles in force. */
async function inSession(db: Db, personId: string): Promise<Person> {
  const person = await personFor(db, requestFor("/", { cookie: await cookieOf(db, personId) }));
  if (!person) throw new Error("nobody is signed in");
  return person;
}

describe("permission to grant a role", () => {
  const leads = ["site lead", "lead of it", "lead of another", "lead of the cohort", "former lead"] as const;
  const coaches = ["coach of the cohort", "coach of another", "former coach"] as const;
  type Holder = (typeof leads)[number] | (typeof coaches)[number] | "administrator" | "nobody";
  /** The roles that a holder grants within reach. */
  const granted: Partial<Record<Role, readonly Role[]>> = {
    administrator: roles,
    program_lead: ["educator", "coach"],
    coach: ["educator"],
  };

  test("follows from the person's own grants in force", () =>
    inDatabase(async (db) => {
      const [here, there] = [await organization(db), await organization(db)];
      const [cohort, otherCohort] = [await aCohort(db), await aCohort(db)];
      const past = new Date("2026-01-01");
      const held: Record<Holder, Partial<Grant> & { role?: Role; endsAt?: Date }> = {
        administrator: { role: "administrator" },
        "site lead": { role: "program_lead" },
        "lead of it": { role: "program_lead", organizationId: here },
        "lead of another": { role: "program_lead", organizationId: there },
        "lead of the cohort": { role: "program_lead", cohortId: cohort },
        "former lead": { role: "program_lead", organizationId: here, endsAt: past },
        "coach of the cohort": { role: "coach", cohortId: cohort },
        "coach of another": { role: "coach", cohortId: otherCohort },
        "former coach": { role: "coach", cohortId: cohort, endsAt: past },
        nobody: {},
      };
      const scopes = { site: {}, here: { organizationId: here }, cohort: { cohortId: cohort } };
      const reaches: Record<Holder, (keyof typeof scopes)[]> = {
        administrator: ["site", "here", "cohort"],
        "site lead": ["here", "cohort"],
        "lead of it": ["here"],
        "lead of the cohort": ["cohort"],
        "lead of another": [],
        "former lead": [],
        "coach of the cohort": ["cohort"],
        "coach of another": [],
        "former coach": [],
        nobody: [],
      };
      for (const [holder, grant] of Object.entries(held) as [Holder, (typeof held)[Holder]][]) {
        const { id } = await join(db, "dana", { grants: [] });
        const { role: own, endsAt, ...scope } = grant;
        const dates = { reason: "for this test", grantedAt: new Date("2025-01-01"), endsAt: endsAt ?? null };
        if (own) await db.insert(roleGrants).values({ personId: id, role: own, ...scope, ...dates });
        const actor = await inSession(db, id);
        for (const role of roles) {
          for (const [name, scope] of Object.entries(scopes) as [keyof typeof scopes, Partial<Grant>][]) {
            const somebody = await join(db, "bea", { grants: [] });
            const may = reaches[holder].includes(name) && own && granted[own]?.includes(role);
            const isOdd = role === "administrator" && name !== "site";
            const expected = may ? (isOdd ? "no_scope" : "granted") : "refused";
            const outcome = await grantRole(db, actor, wanted(somebody.id, role, scope));
            expect(outcome, `${holder} gives ${role} for ${name}`).toBe(expected);
          }
        }
      }
    }));

  test.each([
    ["program_lead", true],
    ["coach", false],
  ] as const)("the mail to a new %s says whether to set up a second step first: %s", (role, isSaid) =>
    inDatabase(async (db) => {
      const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
      const bea = await join(db, "bea", { grants: [] });
      await grantRole(db, ines, wanted(bea.id, role, { organizationId: await organization(db) }));
      const [mail] = await db.select().from(mails).where(eq(mails.personId, bea.id));
      const data: { needsSecondStep?: boolean } = JSON.parse(
        (mail?.sealedData && unseal("mail", mail.sealedData)) ?? "{}",
      );
      expect(data.needsSecondStep).toBe(isSaid);
    }),
  );

  test("a role is granted once, for an open organization, to an existing person, who is notified", () =>
    inDatabase(async (db) => {
      const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
      const bea = await join(db, "bea", { grants: [] });
      const place = await organization(db);
      const [running, over] = [await aCohort(db), await aCohort(db, { endsOn: "2026-02-01" })];
      expect(await grantRole(db, ines, wanted(bea.id, "coach", { cohortId: running }))).toBe("granted");
      expect(await grantRole(db, ines, wanted(bea.id, "coach", { cohortId: running }))).toBe("already_held");
      expect(await grantRole(db, ines, wanted(bea.id, "coach", { cohortId: over }))).toBe("closed");
      expect(await grantRole(db, ines, wanted(crypto.randomUUID(), "coach"))).toBe("not_there");
      expect(await grantRole(db, ines, { ...wanted(bea.id, "coach"), endsAt: new Date(0) })).toBe("over");
      await db.update(organizations).set({ closedAt: new Date() }).where(eq(organizations.id, place));
      expect(await grantRole(db, ines, wanted(bea.id, "program_lead", { organizationId: place }))).toBe("closed");
      const told = await db.select().from(mails).where(eq(mails.personId, bea.id));
      expect(told.map(({ template }) => template)).toEqual(["role_granted"]);
      const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, bea.id));
      expect(events.map(({ actorId, action }) => [actorId, action])).toEqual([[ines.id, "role.granted"]]);
    }));
});

describe("ending a role", () => {
  test("requires permission to grant it, notifies the person and takes effect immediately", () =>
    inDatabase(async (db) => {
      const place = await organization(db);
      const [lead, stranger] = [
        await join(db, "dana", { grants: [{ role: "program_lead", organizationId: place }] }),
        await join(db, "dana", { grants: [{ role: "program_lead", organizationId: await organization(db) }] }),
      ];
      const bea = await join(db, "bea", { grants: [] });
      await grantRole(db, lead, wanted(bea.id, "coach", { organizationId: place }));
      const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, bea.id));
      const ending = { grantId: grant?.id ?? "", personId: bea.id, reason: "moved on" };
      expect(await endRole(db, stranger, ending)).toBe("refused");
      expect(await endRole(db, lead, { ...ending, personId: lead.id })).toBe("not_there");
      expect(await endRole(db, lead, ending)).toBe("ended");
      expect(await endRole(db, lead, ending)).toBe("already_ended");
      const told = await db.select().from(mails).where(eq(mails.personId, bea.id));
      expect(told.map(({ template }) => template).sort()).toEqual(["role_ended", "role_granted"]);
    }));

  test("one administrator always remains, even when all leave at once", () =>
    withCommittedDatabase(async (db) => {
      const all = await Promise.all(
        Array.from({ length: 6 }, () => join(db, "ines", { grants: [{ role: "administrator" }] })),
      );
      const leaving = all.map(async (ines) => {
        const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, ines.id));
        return endRole(db, ines, { grantId: grant?.id ?? "", personId: ines.id, reason: "all at once" });
      });
      const outcomes = await Promise.all(leaving);
      expect(outcomes.filter((outcome) => outcome === "last_administrator")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "ended")).toHaveLength(5);
      expect(await db.$count(roleGrants, sql`${roleGrants.endsAt} is null`)).toBe(1);
    }));

  test("a grant with an end date or of a leaving person does not count as the last administrator", () =>
    inDatabase(async (db) => {
      const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
      const [other, leaving] = [await join(db, "dana"), await join(db, "bea")];
      const later = new Date("2099-01-01");
      await grantRole(db, ines, { ...wanted(other.id, "administrator"), endsAt: later });
      await grantRole(db, ines, wanted(leaving.id, "administrator"));
      await db.update(people).set({ erasureDueAt: later }).where(eq(people.id, leaving.id));
      const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, ines.id));
      const ending = { grantId: grant?.id ?? "", personId: ines.id, reason: "leaves" };
      expect(await endRole(db, ines, ending)).toBe("last_administrator");
    }));
});
