import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { authenticate, createAccount } from "#app/identity/accounts/account.server.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { mailSignIn, signInByCode, signInByLink } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { askForReset, resetPassword } from "#app/identity/sign-in/password-change.server.ts";
import { signIn } from "#app/identity/sign-in/sign-in.server.ts";
import { askForAccount, signUpByCode, signUpByLink } from "#app/identity/sign-in/sign-up.server.ts";
import { counterEverywhere } from "#app/rate-limits/rate-limit.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents, mailProofs, passwords, people, rateLimits, sessions } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { mailTo, outbox, tokenIn } from "./outbox.ts";

beforeAll(() => vi.stubEnv("MAIL_URL", "smtp://mail.invalid"));
afterAll(() => vi.unstubAllEnvs());

const email = "ana@maple.example";
const password = "river otters at dawn";
const here = { address: "203.0.113.7", device: null };
const unknown = () => null;

async function ana(db: Db, isVerified = true): Promise<string> {
  const made = await createAccount(db, { email, name: "Ana Reyes", password, isVerified });
  if (typeof made === "string") throw new Error(made);
  return made.personId;
}

const asking = (browserSecret: string, who = email) => ({
  ...{ ...here, email: who, browserSecret, returnTo: "/courses", isShared: false },
});

describe("signing in by mail", () => {
  test("accepts the code in the requesting browser and the link in any browser", () =>
    inDatabase(async (db) => {
      const personId = await ana(db);
      const browserSecret = newSecret();
      expect(await mailSignIn(db, asking(browserSecret))).toBe("sent");
      const { code } = await mailTo(db, email, "sign_in");
      const came = { personId, returnTo: "/courses", isShared: false, isCleared: false };
      const typed = { browserSecret, code, ...here, device: unknown };
      expect(await signInByCode(db, { ...typed, browserSecret: newSecret() })).toBe("spent");
      expect(await signInByCode(db, { ...typed, browserSecret: null })).toBe("spent");
      expect(await signInByCode(db, typed)).toEqual(came);

      await mailSignIn(db, asking(browserSecret));
      const token = tokenIn(await mailTo(db, email, "sign_in"));
      expect(await signInByLink(db, token, { signedInAs: null })).toEqual(came);
      expect(await signInByLink(db, token, { signedInAs: null })).toBeNull();
      expect(await authenticate(db, email, password)).toBe(personId);
    }));

  test("gives the same answer for an unknown address and mails only a notice", () =>
    inDatabase(async (db) => {
      const browserSecret = newSecret();
      expect(await mailSignIn(db, asking(browserSecret, "nobody@maple.example"))).toBe("sent");
      expect(await outbox(db)).toEqual([
        { email: "nobody@maple.example", template: "no_account", data: { signUpPath: "/sign-up" } },
      ]);
      expect(await db.select().from(mailProofs)).toHaveLength(1);
      const typed = { browserSecret, code: "123456", ...here, device: unknown };
      expect(await signInByCode(db, typed)).toBe("wrong");
    }));

  test("limits mail, except for known browsers", () =>
    inDatabase(async (db) => {
      await ana(db);
      let sent = 0;
      for (let network = 1; network <= 14; network += 1) {
        const outcome = await mailSignIn(db, { ...asking(newSecret()), address: `198.51.100.${network}` });
        sent += outcome === "sent" ? 1 : 0;
      }
      expect(sent).toBe(10);
      expect(await mailSignIn(db, { ...asking(newSecret()), device: "her laptop" })).toBe("sent");
    }));

  test("stops checking codes after many wrong ones, except from known browsers", () =>
    inDatabase(async (db) => {
      const personId = await ana(db);
      const { key } = counterEverywhere("mailCode", email);
      const browserSecret = newSecret();
      await mailSignIn(db, asking(browserSecret));
      const { code, ...link } = await mailTo(db, email, "sign_in");
      const wrong = { browserSecret, code: code === "000000" ? "000001" : "000000", ...here, device: unknown };
      expect(await signInByCode(db, wrong)).toBe("wrong");
      expect(key).toContain(email);
      await db.update(rateLimits).set({ attempts: 30 });
      await db.delete(rateLimits).where(eq(rateLimits.attempts, 0));
      expect(await signInByCode(db, { ...wrong, address: "198.51.100.9", code })).toBe("link_only");
      expect(await signInByLink(db, tokenIn(link), { signedInAs: null })).toMatchObject({ personId });
    }));
});

describe("an account with an unconfirmed address", () => {
  test("loses its password and sessions to the owner of the address", () =>
    inDatabase(async (db) => {
      const personId = await ana(db, false);
      const cookie = (await startSession(db, new Request("http://practice.test/"), personId)).split(";")[0] ?? "";
      await mailSignIn(db, asking(newSecret()));
      const token = tokenIn(await mailTo(db, email, "sign_in"));
      expect(await signInByLink(db, token, { signedInAs: null })).toMatchObject({ personId, isCleared: true });
      expect(await authenticate(db, email, password)).toBeNull();
      expect(await personFor(db, new Request("http://practice.test/", { headers: { cookie } }))).toBeNull();
      const [person] = await db.select().from(people);
      expect(person?.emailVerifiedAt).not.toBeNull();
    }));

  test("keeps them when the mail is used in a signed-in browser", () =>
    inDatabase(async (db) => {
      const personId = await ana(db, false);
      await mailSignIn(db, asking(newSecret()));
      const token = tokenIn(await mailTo(db, email, "sign_in"));
      expect(await signInByLink(db, token, { signedInAs: personId })).toMatchObject({ isCleared: false });
      expect(await authenticate(db, email, password)).toBe(personId);
    }));
});

describe("signing up", () => {
  const applicant = (browserSecret: string, given: { password?: string; name?: string } = {}) => ({
    ...{ ...asking(browserSecret), name: "Ana Reyes", password, ...given },
  });

  test("creates the account by code in the requesting browser, with its password", () =>
    inDatabase(async (db) => {
      const browserSecret = newSecret();
      expect(await askForAccount(db, applicant(browserSecret))).toBe("sent");
      expect(await db.select().from(people)).toEqual([]);
      const dump = JSON.stringify(await db.select().from(mailProofs));
      expect(dump).not.toContain("Ana Reyes");
      expect(dump).not.toContain("argon2");
      const { code } = await mailTo(db, email, "sign_up");
      const made = await signUpByCode(db, { browserSecret, code, ...here, device: unknown });
      expect(made).toMatchObject({ hasPassword: true, returnTo: "/courses" });
      expect(await authenticate(db, email, password)).not.toBeNull();
      const [person] = await db.select().from(people);
      expect(person).toMatchObject({ name: "Ana Reyes", email, emailVerifiedAt: expect.any(Date) });
      expect((await db.select().from(auditEvents)).map(({ action }) => action)).toContain("account.created");
    }));

  test("drops the password when the link is used in another browser", () =>
    inDatabase(async (db) => {
      const attacker = newSecret();
      await askForAccount(db, applicant(attacker, { password: "a lantern over the dock" }));
      const token = tokenIn(await mailTo(db, email, "sign_up"));
      expect(await signUpByLink(db, token, newSecret())).toMatchObject({ hasPassword: false });
      expect(await authenticate(db, email, "a lantern over the dock")).toBeNull();
      expect(await db.select().from(passwords)).toEqual([]);
      expect(await signUpByCode(db, { browserSecret: attacker, code: "000000", ...here, device: unknown })).toBe(
        "spent",
      );
    }));

  test("keeps the password when the link is used in the same browser", () =>
    inDatabase(async (db) => {
      const browserSecret = newSecret();
      await askForAccount(db, applicant(browserSecret));
      const token = tokenIn(await mailTo(db, email, "sign_up"));
      expect(await signUpByLink(db, token, browserSecret)).toMatchObject({ hasPassword: true });
    }));

  test("creates the account by the first proof, and a second one changes no password", () =>
    inDatabase(async (db) => {
      const [owner, attacker] = [newSecret(), newSecret()];
      await askForAccount(db, applicant(attacker, { password: "a lantern over the dock" }));
      const late = await mailTo(db, email, "sign_up");
      await askForAccount(db, applicant(owner));
      const { code } = await mailTo(db, email, "sign_up");
      await signUpByCode(db, { browserSecret: owner, code, ...here, device: unknown });
      await signUpByLink(db, tokenIn(late), attacker);
      expect(await authenticate(db, email, "a lantern over the dock")).toBeNull();
      expect(await authenticate(db, email, password)).not.toBeNull();
      expect(await db.select().from(people)).toHaveLength(1);
    }));

  test("creates one account for six simultaneous uses of a link", () =>
    withCommittedDatabase(async (db) => {
      const browserSecret = newSecret();
      await askForAccount(db, applicant(browserSecret));
      const token = tokenIn(await mailTo(db, email, "sign_up"));
      const made = await Promise.all(Array.from({ length: 6 }, () => signUpByLink(db, token, browserSecret)));
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await db.select().from(people)).toHaveLength(1);
    }));

  test("for a taken address gives the same answer, changes nothing and notifies the owner", () =>
    inDatabase(async (db) => {
      await ana(db);
      const browserSecret = newSecret();
      const outcome = await askForAccount(
        db,
        applicant(browserSecret, { name: "Mallory", password: "kelp and 7 ferries" }),
      );
      expect(outcome).toBe("sent");
      expect((await outbox(db)).map(({ template }) => template)).toEqual(["already_registered"]);
      expect(await db.select().from(mailProofs)).toHaveLength(1);
      expect(await authenticate(db, email, password)).not.toBeNull();
    }));
});

describe("a forgotten password", () => {
  test("is reset once by the mailed link, and every session ends", () =>
    inDatabase(async (db) => {
      const personId = await ana(db);
      await startSession(db, new Request("http://practice.test/"), personId);
      expect(await askForReset(db, { email, ...here })).toBe("sent");
      const token = tokenIn(await mailTo(db, email, "reset_password"));
      expect(await resetPassword(db, { token, password: "Ana Reyes 2026" })).toEqual({ weak: "yours" });
      const next = "a ferry across the sound";
      expect(await resetPassword(db, { token, password: next })).toEqual({ personId });
      expect(await resetPassword(db, { token, password })).toBe("spent");
      expect(await db.select().from(sessions)).toEqual([]);
      expect(await authenticate(db, email, next)).toBe(personId);
      expect(await mailTo(db, email, "security_change")).toMatchObject({ change: "password_changed" });
    }));

  test("for an unknown address gives the same answer", () =>
    inDatabase(async (db) => {
      expect(await askForReset(db, { email: "nobody@maple.example", ...here })).toBe("sent");
      expect((await outbox(db)).map(({ template }) => template)).toEqual(["no_account"]);
    }));
});

describe("passwords tried from everywhere", () => {
  test("require mail in unknown browsers, even for unknown addresses, but not in the owner's browser", () =>
    inDatabase(async (db) => {
      const personId = await ana(db);
      const wrong = { email, password: "not the password" };
      for (const who of [email, "nobody@maple.example"]) {
        await db.delete(rateLimits);
        expect(await signIn(db, { ...wrong, email: who, ...here })).toBe("refused");
        await db.update(rateLimits).set({ attempts: 100 });
        expect(await signIn(db, { email: who, password, address: "198.51.100.77" })).toBe("mail_first");
      }
      expect(await signIn(db, { email, password, address: here.address, device: "her laptop" })).toEqual({ personId });
    }));

  test("on a known browser are limited after ten", () =>
    inDatabase(async (db) => {
      await ana(db);
      const wrong = { email, password: "not the password", address: here.address, device: "her laptop" };
      expect(await signIn(db, wrong)).toBe("refused");
      await db.update(rateLimits).set({ attempts: 10 });
      expect(await signIn(db, wrong)).toEqual({ waitUntil: expect.any(Date) });
    }));
});
