import { randomUUID } from "node:crypto";
import { eq, isNotNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inviteByCode, renewInvitation, tokenHashOf } from "#app/identity/invitations/invitation.server.ts";
import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { acceptBySigningUp, acceptCode, openCode } from "#app/identity/invitations/invitation-acceptance.server.ts";
import { renewInvitations, revokeInvitations } from "#app/identity/invitations/invitation-choice.server.ts";
import { chosenValue, readChosen } from "#app/identity/invitations/invitation-search.ts";
import { listInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { roles } from "#app/identity/person/role.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents, invitations, invitationUses, mails, memberships } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { aCode, address, anAdministrator, aPlace, invite, mailedToken, searchFor } from "./invited.ts";

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

  test("is made once where its form is sent twice, and anew for somebody else or for more people", () =>
    withCommittedDatabase(async (db) => {
      const admin = await anAdministrator(db);
      const other = await join(db, "dana", { grants: [{ role: "administrator" }] });
      const form = {
        role: "educator" as const,
        organizationId: await aPlace(db),
        cohortId: null,
        title: null,
        days: 1,
      };
      const key = randomUUID();
      const send = (by: Person, maxUses: number) => inviteByCode(db, by, { ...form, maxUses, key });
      expect(await Promise.all([send(admin, 5), send(admin, 5)])).toEqual([
        { invitationId: key },
        { invitationId: key },
      ]);
      for (const made of [await send(other, 5), await send(admin, 6)]) expect(made).not.toEqual({ invitationId: key });
      expect(await db.$count(invitations)).toBe(3);
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
