import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inviteByMail, renewInvitation, revokeInvitation } from "#app/identity/invitations/invitation.server.ts";
import { canInvite, invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { acceptBySigningUp, acceptMailed, openMailed } from "#app/identity/invitations/invitation-acceptance.server.ts";
import { listInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type Grant, type Role, roles } from "#app/identity/person/role.ts";
import {
  auditEvents,
  cohortMemberships,
  invitations,
  mails,
  memberships,
  organizations,
  people,
  roleGrants,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aCode, address, anAdministrator, aPlace, invite, mailedToken, searchFor, wanted } from "./invited.ts";

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
      const actions = (await db.select().from(auditEvents).orderBy(auditEvents.id)).map(({ action }) => action);
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
