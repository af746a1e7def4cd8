import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { authenticate, createAccount } from "#app/identity/accounts/account.server.ts";
import { isOutdated, isRightPassword } from "#app/identity/accounts/password.server.ts";
import { signIn } from "#app/identity/sign-in/sign-in.server.ts";
import { signUpWithoutMail } from "#app/identity/sign-in/sign-up.server.ts";
import type { Db } from "#db/client.server.ts";
import { passwords, people, rateLimits, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";

const password = "river otters at dawn";
const ana = { email: "Ana@Maple.example", name: "Ana Reyes", password };
const address = "203.0.113.7";
const here = { address, device: null };

function idOf(made: Awaited<ReturnType<typeof createAccount>>): string {
  if (typeof made === "string") throw new Error(made);
  return made.personId;
}

describe("an account", () => {
  test("starts as an educator with an Argon2id hash of current parameters", () =>
    inDatabase(async (db) => {
      const personId = idOf(await createAccount(db, ana));
      const [stored] = await db.select().from(passwords).where(eq(passwords.personId, personId));
      expect(stored?.hash).toMatch(/^\$argon2id\$v=19\$m=12288,t=3,p=1\$/);
      expect(await db.select({ role: roleGrants.role }).from(roleGrants)).toEqual([{ role: "educator" }]);
    }));

  test("is unique by normalized address", () =>
    inDatabase(async (db) => {
      await createAccount(db, ana);
      expect(await createAccount(db, { ...ana, email: " ANA@maple.EXAMPLE " })).toBe("taken");
      expect(await db.select().from(people)).toHaveLength(1);
    }));

  test("is not created with a weak password", () =>
    inDatabase(async (db) => {
      expect(await createAccount(db, { ...ana, password: "practice-with-data" })).toBe("weak_password");
    }));

  test("is created once when two people request the same address", () =>
    withCommittedDatabase(async (db) => {
      const made = await Promise.all(Array.from({ length: 6 }, () => createAccount(db, ana)));
      expect(made.filter((one) => one === "taken")).toHaveLength(5);
      expect(await db.select().from(passwords)).toHaveLength(1);
    }));
});

describe("signing in", () => {
  test("ignores the case of the address and normalizes the password", () =>
    inDatabase(async (db) => {
      const personId = idOf(await createAccount(db, { ...ana, password: "caf\u00e9 on the water" }));
      expect(await authenticate(db, "ana@maple.EXAMPLE", "cafe\u0301 on the water")).toBe(personId);
      expect(await authenticate(db, ana.email, "cafe on the water")).toBeNull();
    }));

  test("rehashes an outdated password", () =>
    inDatabase(async (db) => {
      const personId = idOf(await createAccount(db, ana));
      const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
      await db.update(passwords).set({ hash: old });
      expect(await authenticate(db, ana.email, password)).toBe(personId);
      const [stored] = await db.select().from(passwords);
      expect(isOutdated(old)).toBe(true);
      expect(isOutdated(stored?.hash ?? old)).toBe(false);
      expect(await authenticate(db, ana.email, password)).toBe(personId);
    }));

  test("gives the same answer for a wrong password, an unknown address and an account without a password", () =>
    inDatabase(async (db) => {
      await createAccount(db, ana);
      await db.insert(people).values({ email: "bea@maple.example", name: "Bea" });
      for (const email of [ana.email, "nobody@maple.example", "bea@maple.example"]) {
        expect(await signIn(db, { email, password: "not the password", address })).toBe("refused");
      }
    }));

  test("does the same work without a stored hash", async () => {
    // The dummy hash is a real one with the same parameters, so verifying takes as long, and it matches no password.
    const before = process.cpuUsage().user;
    expect(await isRightPassword(null, password)).toBe(false);
    expect(process.cpuUsage(), "an Argon2 of 12 MiB was computed").toSatisfy(
      ({ user }: NodeJS.CpuUsage) => user - before > 1000,
    );
  });
});

describe("signing up on a site without mail", () => {
  test("gives the same answer for an existing address and changes nothing", () =>
    inDatabase(async (db) => {
      expect(await signUpWithoutMail(db, { ...ana, ...here })).toBe("ready");
      expect(
        await signUpWithoutMail(db, { ...ana, name: "Mallory", password: "a lantern over the dock", ...here }),
      ).toBe("ready");
      expect(await db.select({ name: people.name }).from(people)).toEqual([{ name: "Ana Reyes" }]);
      expect(await authenticate(db, ana.email, "a lantern over the dock")).toBeNull();
      expect(await authenticate(db, ana.email, password)).not.toBeNull();
    }));
});

describe("too many attempts", () => {
  const wrong = { email: ana.email, password: "not the password", address };
  const waits = (answers: unknown[]) => answers.filter((answer) => typeof answer === "object");

  test("allow ten of twenty simultaneous attempts", () =>
    withCommittedDatabase(async (db) => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(db, wrong)));
      expect(waits(answers)).toHaveLength(10);
      expect(answers.filter((answer) => answer === "refused")).toHaveLength(10);
    }));

  test("with right passwords by two people at once, from one network, use nothing up", () =>
    withCommittedDatabase(async (db) => {
      const bea = { email: "bea@maple.example", name: "Bea", password: "herons above the weir" };
      for (const person of [ana, bea]) await createAccount(db, person);
      const attempts = Array.from({ length: 16 }, (_, number) => signIn(db, { ...(number % 2 ? ana : bea), address }));
      for (const answer of await Promise.all(attempts)) expect(answer).toEqual({ personId: expect.any(String) });
      const left = await db.select({ attempts: rateLimits.attempts }).from(rateLimits);
      expect(left.length).toBeGreaterThan(2);
      expect(left.filter(({ attempts }) => attempts !== 0)).toEqual([]);
    }));

  test("delay even the right password and report until when", () =>
    inDatabase(async (db) => {
      await createAccount(db, ana);
      await tryOften(db, 10);
      const answer = await signIn(db, { ...ana, address });
      expect(answer).toEqual({ waitUntil: expect.any(Date) });
    }));

  test("from other networks lock nobody out", () =>
    inDatabase(async (db) => {
      await createAccount(db, ana);
      await tryOften(db, 11);
      expect(await signIn(db, { ...ana, address: "198.51.100.1" })).toEqual({ personId: expect.any(String) });
    }));

  test("are reset by time and by success", () =>
    inDatabase(async (db) => {
      await createAccount(db, ana);
      await tryOften(db, 11);
      await db.update(rateLimits).set({ windowEndsAt: new Date(Date.now() - 60_000) });
      expect(await signIn(db, { ...ana, address })).toEqual({ personId: expect.any(String) });
      await tryOften(db, 9);
      expect(await signIn(db, { ...ana, address })).toEqual({ personId: expect.any(String) });
      expect(await signIn(db, wrong)).toBe("refused");
    }));

  test("with many addresses from one network are limited", () =>
    inDatabase(async (db) => {
      await signIn(db, wrong);
      await db.update(rateLimits).set({ attempts: 100 });
      const other = await signIn(db, { ...wrong, email: "bea@maple.example" });
      expect(other).toEqual({ waitUntil: expect.any(Date) });
    }));

  test("are stored as hashes without readable addresses", () =>
    inDatabase(async (db) => {
      await signIn(db, wrong);
      const text = JSON.stringify(await db.select().from(rateLimits));
      expect(text).not.toContain("maple");
      expect(text).not.toContain(address);
    }));

  async function tryOften(db: Db, times: number) {
    await db.delete(rateLimits);
    await signIn(db, wrong);
    await db.update(rateLimits).set({ attempts: times });
  }
});
