import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { askForEmailChange } from "#app/identity/sign-in/email-change.server.ts";
import { mailSignIn } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { askOtherAccount, proveByCode } from "#app/identity/sign-in/other-account.server.ts";
import { askForReset } from "#app/identity/sign-in/password-change.server.ts";
import { checkMailedCode, mailReauthenticationCode } from "#app/identity/sign-in/reauthentication.server.ts";
import { signIn } from "#app/identity/sign-in/sign-in.server.ts";
import { askForAccount } from "#app/identity/sign-in/sign-up.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";
import { minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { mailProofs } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { mailTo } from "#tests/identity/outbox.ts";

beforeAll(() => vi.stubEnv("MAIL_URL", "smtp://mail.invalid"));
afterAll(() => vi.unstubAllEnvs());

const password = "river otters at dawn";
const ana = "ana@maple.example";
const networks = Array.from({ length: 15 }, (_, at) => `198.51.${100 + at}.7`);

async function account(db: Db, email: string): Promise<Person> {
  const made = await createAccount(db, { email, name: "Somebody", password, isVerified: true });
  if (typeof made === "string") throw new Error(made);
  const here = "http://practice.test/";
  const cookie = (await startSession(db, new Request(here), made.personId)).split(";")[0] ?? "";
  const person = await personFor(db, new Request(here, { headers: { cookie } }));
  if (!person) throw new Error("nobody");
  return person;
}

describe("many requests in another person's name", () => {
  test("do not use up sign-in mail with other mail", () =>
    inDatabase(async (db) => {
      await account(db, ana);
      const mallory = await account(db, "mallory@evil.example");
      for (const address of networks) {
        const browserSecret = newSecret();
        const asking = { email: ana, address, device: null, browserSecret, returnTo: "/", isShared: false };
        await askForAccount(db, { ...asking, name: "Not Ana", password: "heron wades at noon" });
        await askOtherAccount(db, mallory, { email: ana, browserSecret, address });
        await askForEmailChange(db, mallory, { email: ana, address });
      }
      const here = { email: ana, address: "203.0.113.7", device: null };
      expect(await mailSignIn(db, { ...here, browserSecret: newSecret(), returnTo: "/", isShared: false })).toBe(
        "sent",
      );
      expect(await askForReset(db, here)).toBe("sent");
    }));

  test("do not lock out the owner's known browser", () =>
    inDatabase(async (db) => {
      const { id: personId } = await account(db, ana);
      for (const address of networks) {
        for (let tries = 0; tries < 12; tries += 1) await signIn(db, { email: ana, password: "wrong", address });
      }
      expect(await signIn(db, { email: ana, password, address: "203.0.113.7" })).toBe("mail_first");
      const known = { email: ana, password, address: networks[0] ?? "", device: "her laptop" };
      expect(await signIn(db, known)).toEqual({ personId });
    }));
});

describe("mailed codes are checked at most thirty times a day across networks", () => {
  const wrongThan = (code: string) => (code === "000000" ? "000001" : "000000");

  test("for merging accounts", () =>
    inDatabase(async (db) => {
      await account(db, ana);
      const mallory = await account(db, "mallory@evil.example");
      const outcomes: unknown[] = [];
      for (const address of networks.slice(0, 10)) {
        const browserSecret = newSecret();
        await askOtherAccount(db, mallory, { email: ana, browserSecret, address });
        const code = wrongThan((await mailTo(db, ana, "merge_accounts")).code);
        for (let tries = 0; tries < 5; tries += 1) {
          outcomes.push(await proveByCode(db, mallory, { email: ana, address, code, browserSecret }));
        }
      }
      expect(outcomes.filter((outcome) => outcome === "refused")).toHaveLength(30);
    }));

  test("for reauthentication in a session that may be stolen", () =>
    inDatabase(async (db) => {
      const person = await account(db, ana);
      const looked: unknown[] = [];
      for (const address of networks) {
        const browserSecret = newSecret();
        await mailReauthenticationCode(db, person, { browserSecret, address, to: "/" });
        const code = wrongThan((await mailTo(db, ana, "sign_in")).code);
        for (let tries = 0; tries < 5; tries += 1) {
          looked.push(await checkMailedCode(db, person, { code, browserSecret, address }));
        }
      }
      expect(looked.filter((outcome) => typeof outcome === "string")).toHaveLength(30);
      // A person outside her session cannot use up these attempts: she can still sign in by mail.
      const asking = { email: ana, address: "203.0.113.7", device: null, returnTo: "/", isShared: false };
      expect(await mailSignIn(db, { ...asking, browserSecret: newSecret() })).toBe("sent");
    }));
});

test("mailed proofs expire after at most ten minutes", () =>
  inDatabase(async (db) => {
    const person = await account(db, ana);
    const browserSecret = newSecret();
    const asking = { email: ana, address: "203.0.113.7", device: null, returnTo: "/", isShared: false };
    await mailSignIn(db, { ...asking, browserSecret });
    await askOtherAccount(db, { ...person, email: "other@maple.example" }, { ...asking, browserSecret });
    const proofs = await db.select().from(mailProofs);
    expect(proofs.map(({ purpose }) => purpose).sort()).toEqual(["merge_accounts", "sign_in"]);
    for (const { createdAt, expiresAt } of proofs) {
      expect(expiresAt.getTime() - createdAt.getTime()).toBeLessThanOrEqual(10 * minutes);
    }
  }));
