import { eq, isNotNull, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  codeOf,
  inviteByCode,
  inviteByMail,
  type MailedInvitation,
  renewInvitation,
  revokeInvitation,
  tokenHashOf,
} from "#app/identity/invitations/invitation.server.ts";
import { canInvite, invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import {
  acceptBySigningUp,
  acceptCode,
  acceptMailed,
  openCode,
  openMailed,
} from "#app/identity/invitations/invitation-acceptance.server.ts";
import { renewInvitations, revokeInvitations } from "#app/identity/invitations/invitation-choice.server.ts";
import { chosenValue, readChosen, readInvitationSearch } from "#app/identity/invitations/invitation-search.ts";
import { listInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type Grant, type Role, roles } from "#app/identity/person/role.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  auditEvents,
  cohortMemberships,
  invitations,
  invitationUses,
  mails,
  memberships,
  organizations,
  people,
  roleGrants,
} from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

const address = "203.0.113.7";

async function aPlace(db: Db, name = "Maple") {
  const made = await createOrganization(db, { name, kind: "cbo" });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

const wanted = (given: Partial<MailedInvitation> = {}): MailedInvitation => ({
  email: "bea@maple.example",
  name: null,
  role: "educator",
  organizationId: null,
  cohortId: null,
  title: null,
  note: null,
  days: 14,
  ...given,
});

const searchFor = (query: Record<string, string>) => readInvitationSearch(new URLSearchParams(query));

const anAdministrator = (db: Db) => join(db, "ines", { grants: [{ role: "administrator" }] });

async function invite(db: Db, by: Person, given: Partial<MailedInvitation> = {}) {
  const made = await inviteByMail(db, by, wanted(given), address);
  if (typeof made === "string" || "waitUntil" in made) throw new Error(JSON.stringify(made));
  return made.invitationId;
}

/** The secret in the newest mail, which is stored nowhere else. */
async function mailedToken(db: Db): Promise<string> {
  const rows = await db.select().from(mails).where(eq(mails.template, "invitation"));
  const newest = rows.at(-1);
  const data: { linkPath: string } = JSON.parse((newest?.sealedData && unseal("mail", newest.sealedData)) ?? "{}");
  return data.linkPath.replace("/invitation?token=", "");
}

async function aCode(db: Db, by: Person, given: { organizationId?: string; maxUses?: number } = {}) {
  const common = { role: "educator" as const, cohortId: null, title: null, days: 14 };
  const made = await inviteByCode(db, by, { ...common, organizationId: null, maxUses: 30, ...given });
  if (typeof made === "string") throw new Error(made);
  const [row] = await db.select().from(invitations).where(eq(invitations.id, made.invitationId));
  return { id: made.invitationId, code: (row && codeOf(row)) ?? "" };
}

describe("who may invite to what", () => {
  const [maple, heron, tides] = ["maple", "heron", "tides"];
  const grant = (role: Role, given: Partial<Grant> = {}): Grant => ({
    role,
    organizationId: null,
    cohortId: null,
    ...given,
  });
  const place = (organizationId: string | null, cohortId: string | null = null) => ({ organizationId, cohortId });

  test.each(roles)("an administrator invites a %s anywhere", (role) => {
    const person = { grants: [grant("administrator")] };
    for (const where of [place(null), place(maple), place(maple, tides)]) {
      expect(canInvite(person, { role, ...where })).toBe(true);
    }
  });

  test.each(roles)("a lead of one organization invites a %s there only if it is below their own role", (role) => {
    const person = { grants: [grant("program_lead", { organizationId: maple })] };
    const isBelow = role === "educator" || role === "coach";
    expect(canInvite(person, { role, ...place(maple) })).toBe(isBelow);
    for (const where of [place(null), place(heron), place(null, tides), place(maple, tides), place(heron, tides)]) {
      expect(canInvite(person, { role, ...where })).toBe(false);
    }
  });

  test.each(["educator", "coach", "clock_hour_manager"] as const)("a %s invites nobody", (role) => {
    const person = { grants: [grant(role)] };
    expect(canInvite(person, { role: "educator", ...place(maple) })).toBe(false);
  });

  test("lists agree with the rule for every kind of person and invitation", () =>
    inDatabase(async (db) => {
      const [here, there] = [await aPlace(db), await aPlace(db, "Heron")];
      const [tidesId, cedarsId] = [await aCohort(db, { name: "Tides" }), await aCohort(db, { name: "Cedars" })];
      const admin = await anAdministrator(db);
      for (const role of roles) {
        for (const organizationId of [null, here, there]) {
          for (const cohortId of [null, tidesId, cedarsId]) {
            const tokenHash = Buffer.from(`${role} ${organizationId} ${cohortId}`);
            const expiresAt = new Date(Date.now() + 1e9);
            await db
              .insert(invitations)
              .values({ role, organizationId, cohortId, tokenHash, expiresAt, invitedBy: admin.id });
          }
        }
      }
      const all = await db.select().from(invitations);
      const persons: Grant[][] = [
        [grant("administrator")],
        [grant("program_lead")],
        [grant("program_lead", { organizationId: here })],
        [grant("program_lead", { cohortId: tidesId })],
        [grant("program_lead", { organizationId: here }), grant("program_lead", { cohortId: tidesId })],
        [grant("educator")],
        [grant("coach", { cohortId: tidesId })],
      ];
      for (const grants of persons) {
        const ids: string[] = [];
        for (const page of [1, 2]) {
          const list = await listInvitations(db, invitationScopesOf({ grants }), { ...searchFor({}), page });
          if (list.page === page) ids.push(...list.invitations.map(({ id }) => id));
        }
        const may = all.filter((invitation) => canInvite({ grants }, invitation)).map(({ id }) => id);
        expect(ids.sort(), JSON.stringify(grants)).toEqual(may.sort());
      }
    }));
});

describe("a mailed invitation", () => {
  test("creates an account with a confirmed address, a membership and a cohort membership", () =>
    inDatabase(async (db) => {
      const [organizationId, cohortId] = [await aPlace(db), await aCohort(db)];
      await invite(db, await anAdministrator(db), { organizationId, cohortId, title: "Teacher" });
      const token = await mailedToken(db);
      expect(await openMailed(db, token, null)).toMatchObject({ standing: "provider-sign-up" });
      const made = await acceptBySigningUp(db, token, { name: "Bea Tran", password: null });
      const personId = "personId" in Object(made) ? Object(made).personId : "";
      const [person] = await db.select().from(people).where(eq(people.id, personId));
      expect(person).toMatchObject({ email: "bea@maple.example", name: "Bea Tran" });
      expect(person?.emailVerifiedAt).not.toBeNull();
      expect(await db.select().from(memberships)).toMatchObject([{ personId, organizationId, title: "Teacher" }]);
      expect(await db.select().from(cohortMemberships)).toMatchObject([{ personId, cohortId }]);
      expect(await openMailed(db, token, null)).toBe("closed");
      expect(await acceptBySigningUp(db, token, { name: "Again", password: null })).toBe("closed");
    }));

  test("is never attached to another account or without its owner", () =>
    inDatabase(async (db) => {
      const organizationId = await aPlace(db);
      await invite(db, await anAdministrator(db), { organizationId });
      const token = await mailedToken(db);
      const ana = await join(db, "ana");
      expect(await openMailed(db, token, ana)).toMatchObject({ standing: "other_address" });
      expect(await acceptMailed(db, token, ana)).toBe("other_address");
      const [bea] = await db.insert(people).values({ email: "Bea@Maple.example", name: "Bea" }).returning();
      expect(await openMailed(db, token, null)).toMatchObject({ standing: "has_account" });
      expect(await acceptBySigningUp(db, token, { name: "Mallory", password: null })).toBe("taken");
      expect(await db.select().from(memberships)).toEqual([]);
      expect(await acceptMailed(db, token, bea ?? ana)).toBe("accepted");
      expect(await acceptMailed(db, token, bea ?? ana)).toBe("accepted");
      expect(await db.select().from(memberships)).toHaveLength(1);
    }));

  test("becomes invalid with its inviter's rights and with the organization", () =>
    inDatabase(async (db) => {
      const organizationId = await aPlace(db);
      const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId }] });
      await invite(db, lead, { organizationId, role: "educator" });
      const token = await mailedToken(db);
      expect(await openMailed(db, token, null)).toMatchObject({ standing: "provider-sign-up" });
      await db.update(organizations).set({ closedAt: new Date() });
      expect(await openMailed(db, token, null)).toBe("closed");
      await db.update(organizations).set({ closedAt: null });
      await db.update(roleGrants).set({ endsAt: new Date() }).where(eq(roleGrants.personId, lead.id));
      await db.execute(sql`update role_grants set granted_at = now() - interval '1 day', ends_at = now() - interval '1 hour'
        where person_id = ${lead.id}`);
      expect(await openMailed(db, token, null)).toBe("closed");
      expect(await acceptBySigningUp(db, token, { name: "Bea", password: null })).toBe("closed");
      expect(await db.select().from(memberships)).toEqual([]);
    }));

  test("is unique by address and organization, works only by its newest link, and not after revocation", () =>
    inDatabase(async (db) => {
      const [admin, organizationId] = [await anAdministrator(db), await aPlace(db)];
      const id = await invite(db, admin, { organizationId });
      expect(await inviteByMail(db, admin, wanted({ organizationId, email: "BEA@maple.example" }), address)).toBe(
        "already_invited",
      );
      const first = await mailedToken(db);
      expect(await renewInvitation(db, admin, id, address)).toBe("renewed");
      const second = await mailedToken(db);
      expect(await openMailed(db, first, null)).toBe("closed");
      expect(await openMailed(db, second, null)).toMatchObject({ standing: "provider-sign-up" });
      expect(await revokeInvitation(db, admin, id)).toBe("revoked");
      expect(await openMailed(db, second, null)).toBe("closed");
      expect(await renewInvitation(db, admin, id, address)).toBe("over");
      const actions = (await db.select().from(auditEvents)).map(({ action }) => action);
      expect(actions.filter((action) => action.startsWith("invitation."))).toEqual([
        "invitation.made",
        "invitation.made",
        "invitation.revoked",
      ]);
    }));

  test("is mailed to one address at most ten times a day", () =>
    inDatabase(async (db) => {
      const admins = [await anAdministrator(db), await anAdministrator(db)];
      const first = await invite(db, await anAdministrator(db), { organizationId: await aPlace(db) });
      for (let press = 0; press < 40; press += 1) {
        const admin = admins[press % 2] as Person;
        const outcome = await renewInvitation(db, admin, first, `198.51.100.${press}`);
        expect(outcome, `press ${press}`).toEqual(press < 9 ? "renewed" : { waitUntil: expect.any(Date) });
      }
      expect(await db.$count(mails)).toBe(10);
      const elsewhere = wanted({ organizationId: await aPlace(db, "Heron") });
      expect(await inviteByMail(db, admins[0] as Person, elsewhere, address)).toHaveProperty("waitUntil");
    }));

  test("can be viewed and revoked only within what a lead leads", () =>
    inDatabase(async (db) => {
      const [here, there] = [await aPlace(db), await aPlace(db, "Heron")];
      const id = await invite(db, await anAdministrator(db), { organizationId: here });
      const stranger = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: there }] });
      expect(await revokeInvitation(db, stranger, id)).toBe("missing");
      expect(await renewInvitation(db, stranger, id, address)).toBe("missing");
      expect(await inviteByMail(db, stranger, wanted({ organizationId: here }), address)).toBe("not_allowed");
      expect(await inviteByMail(db, stranger, wanted({ organizationId: there, role: "program_lead" }), address)).toBe(
        "not_allowed",
      );
    }));

  test("cannot be used with a database dump", () =>
    inDatabase(async (db) => {
      const admin = await anAdministrator(db);
      await invite(db, admin);
      const { code } = await aCode(db, admin);
      const token = await mailedToken(db);
      const dump = JSON.stringify([
        await db.execute(sql`select i::text from invitations i`),
        await db.execute(sql`select m::text from mails m`),
        await db.execute(sql`select a::text from audit_events a`),
        await db.execute(sql`select data::text from pgboss.job`),
      ]);
      expect(dump).not.toContain(token);
      expect(dump).not.toContain(code.replaceAll("-", ""));
    }));
});

describe("a code", () => {
  test("admits exactly its maximum of simultaneous users", () =>
    withCommittedDatabase(async (db) => {
      const organizationId = await aPlace(db);
      const { code } = await aCode(db, await anAdministrator(db), { organizationId, maxUses: 3 });
      const guests = await Promise.all(Array.from({ length: 10 }, () => join(db, "ana")));
      const outcomes = await Promise.all(guests.map((guest) => acceptCode(db, code, guest, address)));
      expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(3);
      expect(outcomes.filter((outcome) => outcome === "closed")).toHaveLength(7);
      expect(await db.select().from(memberships)).toHaveLength(3);
      expect(await db.select().from(invitationUses)).toHaveLength(3);
      expect(await db.select({ uses: invitations.uses }).from(invitations)).toEqual([{ uses: 3 }]);
    }));

  test("counts a person once across tabs", () =>
    withCommittedDatabase(async (db) => {
      const { code } = await aCode(db, await anAdministrator(db), { organizationId: await aPlace(db), maxUses: 5 });
      const ana = await join(db, "ana");
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => acceptCode(db, code, ana, address)));
      expect(new Set(outcomes)).toEqual(new Set(["accepted"]));
      expect(await db.select({ uses: invitations.uses }).from(invitations)).toEqual([{ uses: 1 }]);
    }));

  test("tolerates case, separators and look-alike letters", () =>
    inDatabase(async (db) => {
      const { code } = await aCode(db, await anAdministrator(db));
      expect(code).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ3479]{4}-[BCDFGHJKMNPQRSTVWXYZ3479]{4}$/);
      const misread: Record<string, string> = { S: "5", Z: "2", B: "8", G: "6", V: "u", "-": " " };
      for (const typed of [code.toLowerCase(), [...code].map((letter) => misread[letter] ?? letter).join("")]) {
        expect(await openCode(db, typed, null, address)).toMatchObject({ standing: "open" });
      }
    }));

  test("in the older format works until it expires", () =>
    inDatabase(async (db) => {
      const { id } = await aCode(db, await anAdministrator(db));
      const old = "ABCDEFGH23456789";
      await db
        .update(invitations)
        .set({ tokenHash: tokenHashOf(old) })
        .where(eq(invitations.id, id));
      expect(await openCode(db, "abcd-efgh-2345-6789", null, address)).toMatchObject({ standing: "open" });
      await db.update(invitations).set({ expiresAt: new Date(0) });
      expect(await openCode(db, old, null, address)).toBe("closed");
    }));

  test("is rate limited by network and in total without locking members out", () =>
    inDatabase(async (db) => {
      const { code } = await aCode(db, await anAdministrator(db));
      const guess = (from: string) => openCode(db, "BBBB-BBBB", null, from);
      for (let count = 0; count < 20; count++) expect(await guess(address)).toBe("closed");
      expect(await openCode(db, code, null, address)).toHaveProperty("waitUntil");
      for (let count = 20; count < 500; count++) expect(await guess(`198.51.${count}.1`)).toBe("closed");
      expect(await openCode(db, code, null, "192.0.2.1")).toHaveProperty("waitUntil");
      expect(await acceptCode(db, code, await join(db, "ana"), "192.0.2.1")).toBe("accepted");
    }));

  test("does not count correct entries", () =>
    inDatabase(async (db) => {
      const { code } = await aCode(db, await anAdministrator(db));
      for (let count = 0; count < 130; count++) {
        expect(await openCode(db, code, null, address)).toMatchObject({ standing: "open" });
      }
    }));

  test("never grants more than learning", () =>
    inDatabase(async (db) => {
      const room = { organizationId: await aPlace(db), cohortId: null, title: null, days: 1, maxUses: 2 };
      for (const role of roles.filter((each) => each !== "educator")) {
        expect(await inviteByCode(db, await anAdministrator(db), { ...room, role })).toBe("not_allowed");
      }
    }));
});

describe("several at once", () => {
  const shown = async (db: Db) => (await db.select().from(invitations)).map(chosenValue);

  test("are resent once per press and never after acceptance", () =>
    inDatabase(async (db) => {
      const admin = await anAdministrator(db);
      for (const name of ["ana", "bea", "caro"]) await invite(db, admin, { email: `${name}@maple.example`, days: 7 });
      await acceptBySigningUp(db, await mailedToken(db), { name: "Caro", password: null });
      const chosen = readChosen(await shown(db));
      for (let press = 0; press < 2; press++) {
        expect(await renewInvitations(db, admin, chosen, address)).toEqual({ sent: 2, left: 0, waitUntil: null });
      }
      expect(await db.$count(mails, eq(mails.template, "invitation"))).toBe(5);
    }));

  test("stop at the limit of mail to one address, and the others go out", () =>
    inDatabase(async (db) => {
      const admin = await anAdministrator(db);
      const first = await invite(db, admin, { days: 7 });
      for (let press = 0; press < 9; press++) await renewInvitation(db, admin, first, address);
      await invite(db, admin, { email: "caro@maple.example", days: 7 });
      const outcome = await renewInvitations(db, admin, readChosen(await shown(db)), address);
      expect(outcome).toEqual({ sent: 1, left: 1, waitUntil: expect.any(Date) });
    }));

  test("are revoked only where permitted, each with an audit event", () =>
    inDatabase(async (db) => {
      const [here, there] = [await aPlace(db), await aPlace(db, "Heron")];
      const admin = await anAdministrator(db);
      for (const organizationId of [here, there]) await invite(db, admin, { organizationId });
      const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: here }] });
      const ids = readChosen(await shown(db)).map(({ id }) => id);
      expect(await revokeInvitations(db, lead, ids)).toBe(1);
      expect(await revokeInvitations(db, lead, ids)).toBe(0);
      const over = await db.select().from(invitations).where(isNotNull(invitations.revokedAt));
      expect(over.map(({ organizationId }) => organizationId)).toEqual([here]);
      expect(await db.$count(auditEvents, eq(auditEvents.action, "invitation.revoked"))).toBe(1);
    }));
});

test("the list shows each mail's state, finds those that failed and those not accepted, and sorts", () =>
  inDatabase(async (db) => {
    const admin = await anAdministrator(db);
    for (const name of ["ana", "bea", "caro", "dana"]) await invite(db, admin, { email: `${name}@maple.example` });
    await aCode(db, admin);
    const mailTo = (name: string) => eq(mails.email, `${name}@maple.example`);
    await db.update(mails).set({ state: "failed", lastProblem: "EENVELOPE 550" }).where(mailTo("bea"));
    await db.delete(mails).where(mailTo("caro"));
    await db
      .update(invitations)
      .set({ expiresAt: new Date(0) })
      .where(eq(invitations.email, "dana@maple.example"));
    const found = async (query: Record<string, string>) =>
      (await listInvitations(db, invitationScopesOf(admin), searchFor(query))).invitations.map(
        ({ email }) => email?.split("@")[0],
      );
    expect(await found({ mail: "failed" })).toEqual(["bea"]);
    expect(await found({ mail: "waiting" })).toEqual(["ana"]);
    expect(await found({ mail: "sent" })).toEqual(["caro"]);
    expect(await found({ show: "unanswered", sort: "-to" })).toEqual(["dana", "caro", "bea", "ana"]);
    expect((await found({ sort: "mail" })).slice(0, 2)).toEqual(["bea", "ana"]);
    expect((await found({ show: "unanswered", sort: "end" }))[0]).toBe("dana");
  }));
