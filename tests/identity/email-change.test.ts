import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { authenticate, createAccount } from "#app/identity/accounts/account.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import {
  askForEmailChange,
  askForVerification,
  changeEmail,
  undoableChange,
  undoEmailChange,
  verifyEmail,
} from "#app/identity/sign-in/email-change.server.ts";
import { mailSignIn, signInByLink } from "#app/identity/sign-in/mail-sign-in.server.ts";
import { resetPassword } from "#app/identity/sign-in/password-change.server.ts";
import { askForAccount } from "#app/identity/sign-in/sign-up.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { emailChanges, passkeys, people, sessions } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { mailTo, outbox, tokenIn } from "./outbox.ts";

beforeAll(() => vi.stubEnv("MAIL_URL", "smtp://mail.invalid"));
afterAll(() => vi.unstubAllEnvs());

const old = "ana@maple.example";
const next = "ana@cedar.example";
const password = "river otters at dawn";
const address = "203.0.113.7";

async function someone(db: Db, email = old, isVerified = true): Promise<Person> {
  const made = await createAccount(db, { email, name: "Ana Reyes", password, isVerified });
  if (typeof made === "string") throw new Error(made);
  return asSeenNow(db, made.personId);
}

async function asSeenNow(db: Db, personId: string): Promise<Person> {
  const cookie = (await startSession(db, new Request("http://practice.test/"), personId)).split(";")[0] ?? "";
  const person = await personFor(db, new Request("http://practice.test/", { headers: { cookie } }));
  if (!person) throw new Error("nobody is signed in");
  return person;
}

/** Changes the address through its form and its mail. */
async function change(db: Db, person: Person, email: string) {
  expect(await askForEmailChange(db, person, { email, address })).toBe("sent");
  return changeEmail(db, person, tokenIn(await mailTo(db, email, "confirm_email_change")));
}

const undoTokenOf = async (db: Db, email: string) =>
  new URLSearchParams((await mailTo(db, email, "email_changed")).undoPath.split("?")[1]).get("token") ?? "";

describe("changing an address", () => {
  test("takes effect through mail to the new address and notifies the old one", () =>
    inDatabase(async (db) => {
      const person = await someone(db);
      expect(await askForEmailChange(db, person, { email: "ANA@maple.example", address })).toBe("same");
      expect(await askForEmailChange(db, person, { email: next, address })).toBe("sent");
      expect(await authenticate(db, old, password)).toBe(person.id);
      const token = tokenIn(await mailTo(db, next, "confirm_email_change"));
      expect(await changeEmail(db, person, token)).toBe("done");
      expect(await changeEmail(db, person, token)).toBe("spent");
      expect(await authenticate(db, next, password)).toBe(person.id);
      expect(await authenticate(db, old, password)).toBeNull();
      expect(await mailTo(db, old, "email_changed")).toMatchObject({ days: 7 });
    }));

  test("does nothing when another person opens the link", () =>
    inDatabase(async (db) => {
      const mallory = await someone(db, "mallory@maple.example");
      const bea = await someone(db, "bea@maple.example");
      await askForEmailChange(db, mallory, { email: next, address });
      const token = tokenIn(await mailTo(db, next, "confirm_email_change"));
      expect(await changeEmail(db, bea, token)).toBe("spent");
      expect(await changeEmail(db, mallory, token)).toBe("done");
    }));

  test("to a taken address gives the same answer and is refused at confirmation", () =>
    inDatabase(async (db) => {
      const person = await someone(db);
      await someone(db, next);
      expect(await change(db, person, next)).toBe("taken");
      expect(await authenticate(db, old, password)).toBe(person.id);
    }));

  test("succeeds for one of two simultaneous requests", () =>
    withCommittedDatabase(async (db) => {
      const both = [await someone(db), await someone(db, "bea@maple.example")];
      const tokens: string[] = [];
      for (const person of both) {
        await askForEmailChange(db, person, { email: next, address });
        const all = (await outbox(db)).filter(({ template }) => template === "confirm_email_change");
        const found = all
          .map(({ data }) => tokenIn(data as { linkPath: string }))
          .find((each) => !tokens.includes(each));
        tokens.push(found ?? "");
      }
      const outcomes = await Promise.all(both.map((person, index) => changeEmail(db, person, tokens[index] ?? "")));
      expect(outcomes.sort()).toEqual(["done", "taken"]);
    }));
});

describe("undoing an address change", () => {
  test("restores the old address and ends all sessions", () =>
    inDatabase(async (db) => {
      const person = await someone(db);
      await change(db, person, next);
      await db.insert(passkeys).values({
        ...{ id: "mallory's", personId: person.id, publicKey: Buffer.from("key"), counter: 0, transports: [] },
        ...{ isBackedUp: false, name: "Mallory", createdAt: new Date(Date.now() + 1000) },
      });
      const token = await undoTokenOf(db, old);
      expect(await undoableChange(db, token)).toMatchObject({ oldEmail: old, newEmail: next });
      const outcome = await undoEmailChange(db, token);
      if (typeof outcome === "string") throw new Error(outcome);
      expect(await undoEmailChange(db, token)).toBe("spent");
      expect(await db.select().from(sessions)).toEqual([]);
      expect(await db.select().from(passkeys)).toEqual([]);
      expect(await authenticate(db, old, password)).toBeNull();
      expect(await resetPassword(db, { token: outcome.resetToken, password: "a ferry across the sound" })).toEqual({
        personId: person.id,
      });
      expect(await authenticate(db, old, "a ferry across the sound")).toBe(person.id);
    }));

  test("works after a further change, but a later link cannot undo an earlier one", () =>
    inDatabase(async (db) => {
      const person = await someone(db);
      await change(db, person, next);
      await db.update(emailChanges).set({ changedAt: new Date(Date.now() - 60_000) });
      await change(db, await asSeenNow(db, person.id), "mallory@fir.example");
      const [first, second] = [await undoTokenOf(db, old), await undoTokenOf(db, next)];
      expect(await undoEmailChange(db, first)).toEqual({ resetToken: expect.any(String) });
      expect(await undoEmailChange(db, second)).toBe("spent");
      const [row] = await db.select({ email: people.email }).from(people);
      expect(row).toEqual({ email: old });
    }));

  test("is possible for seven days, while nobody else can take the old address", () =>
    inDatabase(async (db) => {
      const person = await someone(db);
      await change(db, person, next);
      expect(await createAccount(db, { email: old, name: "Bea", password })).toBe("taken");
      await db.update(emailChanges).set({ undoUntil: sql`now() - interval '1 second'` });
      expect(await undoEmailChange(db, await undoTokenOf(db, old))).toBe("spent");
      expect(await createAccount(db, { email: old, name: "Bea", password })).toEqual({ personId: expect.any(String) });
    }));

  test("invalidates everything mailed to the other address", () =>
    inDatabase(async (db) => {
      const person = await someone(db);
      await change(db, person, next);
      const asking = { email: next, address, device: null, browserSecret: newSecret(), returnTo: "/", isShared: false };
      await mailSignIn(db, asking);
      const token = tokenIn(await mailTo(db, next, "sign_in"));
      await undoEmailChange(db, await undoTokenOf(db, old));
      expect(await signInByLink(db, token, { signedInAs: null })).toBeNull();
      expect(await askForAccount(db, { ...asking, name: "Ana", password })).toBe("sent");
    }));
});

describe("confirming an address that an account has", () => {
  test("keeps the password in a signed-in browser and removes it elsewhere", () =>
    inDatabase(async (db) => {
      const person = await someone(db, old, false);
      expect(await askForVerification(db, person, { address, device: null })).toBe("sent");
      const token = tokenIn(await mailTo(db, old, "verify_email"));
      expect(await verifyEmail(db, token, { signedInAs: person.id })).toEqual({
        personId: person.id,
        isCleared: false,
      });
      expect(await verifyEmail(db, token, { signedInAs: person.id })).toBeNull();
      expect(await authenticate(db, old, password)).toBe(person.id);

      const other = await someone(db, next, false);
      await askForVerification(db, other, { address, device: null });
      const link = tokenIn(await mailTo(db, next, "verify_email"));
      expect(await verifyEmail(db, link, { signedInAs: null })).toEqual({ personId: other.id, isCleared: true });
      expect(await authenticate(db, next, password)).toBeNull();
    }));
});
