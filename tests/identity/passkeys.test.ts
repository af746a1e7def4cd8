import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { updatePassword } from "#app/identity/accounts/queries/passwords.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { addPasskey, checkPasskey, removePasskey, renamePasskey } from "#app/identity/second-step/passkey.server.ts";
import { passkeyCreationOptions, passkeyRequestOptions } from "#app/identity/second-step/passkey-challenge.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditEvents, passkeyChallenges, passkeys } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { softAuthenticator } from "./authenticator.ts";

const party = { id: "practice.test", origin: "https://practice.test" };

async function added(db: Db, person: Person, authenticator = softAuthenticator(party)) {
  const { challenge } = await passkeyCreationOptions(db, person, party);
  const response = authenticator.make(challenge);
  expect(await addPasskey(db, person, { name: "Work laptop", response, party })).toBe("done");
  return authenticator;
}

const asked = async (db: Db, of: Person | null = null) =>
  (await passkeyRequestOptions(db, of?.id ?? null, party)).challenge;
const check = (db: Db, response: string, of: Person | null = null) =>
  checkPasskey(db, { response, party, askedOf: of?.id ?? null });

describe("adding a passkey", () => {
  test("stores its key, transports and sync state", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      const [kept] = await db.select().from(passkeys);
      expect(kept).toMatchObject({ id: authenticator.id, personId: ana.id, isBackedUp: true, name: "Work laptop" });
      const { excludeCredentials, user } = await passkeyCreationOptions(db, ana, party);
      expect(excludeCredentials?.map(({ id }) => id)).toEqual([authenticator.id]);
      expect(Buffer.from(user.id, "base64url").toString("hex")).toBe(ana.id.replaceAll("-", ""));
    }));

  test("refuses another site, missing user verification and an expired challenge", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const bea = await join(db, "bea");
      const authenticator = softAuthenticator(party);
      const question = async (of = ana) => (await passkeyCreationOptions(db, of, party)).challenge;
      const add = (response: string) => addPasskey(db, ana, { name: "It", response, party });
      expect(await add(authenticator.make(await question(), { origin: "https://practice.test.evil.example" }))).toBe(
        "refused",
      );
      expect(await add(authenticator.make(await question(), { isVerified: false }))).toBe("refused");
      expect(await add(authenticator.make(await question(bea)))).toBe("refused");
      expect(await add(authenticator.make("bm90IG91cnM"))).toBe("refused");
      const late = await question();
      await db.update(passkeyChallenges).set({ expiresAt: sql`now() - interval '1 second'` });
      expect(await add(authenticator.make(late))).toBe("refused");
      for (const junk of ["", "null", "[]", "{}", '{"id":"x"}']) expect(await add(junk)).toBe("refused");
      expect(await db.select().from(passkeys)).toEqual([]);
    }));

  test("never takes over another person's passkey", () =>
    inDatabase(async (db) => {
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      const authenticator = await added(db, ana);
      const { challenge } = await passkeyCreationOptions(db, bea, party);
      const response = authenticator.make(challenge);
      expect(await addPasskey(db, bea, { name: "Mine", response, party })).toBe("refused");
      expect((await db.select().from(passkeys)).map(({ personId }) => personId)).toEqual([ana.id]);
    }));
});

describe("a passkey", () => {
  test("identifies its owner for an anonymous challenge", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      const userHandle = Buffer.from(ana.id.replaceAll("-", ""), "hex").toString("base64url");
      expect(await check(db, authenticator.sign(await asked(db), { userHandle }))).toEqual({ personId: ana.id });
      const [kept] = await db.select().from(passkeys);
      expect(kept?.counter).toBe(1);
      expect(kept?.lastUsedAt).not.toBeNull();
    }));

  test("answers a challenge once", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      const challenge = await asked(db);
      const answer = authenticator.sign(challenge);
      expect(await check(db, answer)).toEqual({ personId: ana.id });
      expect(await check(db, answer)).toBe("refused");
      expect(await check(db, authenticator.sign(challenge))).toBe("refused");
    }));

  test("is refused from another address, for another site, unverified, for another person, or forged", () =>
    inDatabase(async (db) => {
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      const authenticator = await added(db, ana);
      const forger = Object.assign(softAuthenticator(party), { credential: authenticator.credential });
      const userHandle = Buffer.from(bea.id.replaceAll("-", ""), "hex").toString("base64url");
      const answers = [
        authenticator.sign(await asked(db), { origin: "https://evil.example" }),
        authenticator.sign(await asked(db), { origin: "http://practice.test" }),
        authenticator.sign(await asked(db), { rpId: "evil.example" }),
        authenticator.sign(await asked(db), { isVerified: false }),
        authenticator.sign(await asked(db), { userHandle }),
        authenticator.sign(await asked(db, bea)),
        authenticator.sign(await asked(db, ana)),
        forger.sign(await asked(db)),
        softAuthenticator(party).sign(await asked(db)),
        "{}",
      ];
      for (const answer of answers) expect(await check(db, answer)).toBe("refused");
      expect(await check(db, authenticator.sign(await asked(db, bea)), bea)).toBe("refused");
      expect(await check(db, authenticator.sign(await asked(db, ana)), ana)).toEqual({ personId: ana.id });
    }));

  test("with a decreasing counter is refused and recorded", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      expect(await check(db, authenticator.sign(await asked(db), { counter: 7 }))).toEqual({ personId: ana.id });
      for (const counter of [7, 6, 0]) {
        expect(await check(db, authenticator.sign(await asked(db), { counter }))).toBe("refused");
      }
      const events = await db.select().from(auditEvents).where(eq(auditEvents.action, "session.refused"));
      expect(events.map(({ subjectId, detail }) => ({ subjectId, detail }))).toEqual(
        Array.from({ length: 3 }, () => ({ subjectId: ana.id, detail: { reason: "passkey_counter" } })),
      );
      expect(await check(db, authenticator.sign(await asked(db), { counter: 8 }))).toEqual({ personId: ana.id });
    }));

  test("without a counter is always accepted", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      for (const counter of [0, 0]) {
        expect(await check(db, authenticator.sign(await asked(db), { counter }))).toEqual({ personId: ana.id });
      }
    }));

  test("accepts one of two simultaneous uses of an answer", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      const answer = authenticator.sign(await asked(db));
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => check(db, answer)));
      expect(outcomes.filter((outcome) => outcome !== "refused")).toEqual([{ personId: ana.id }]);
    }));
});

describe("removing a passkey", () => {
  const remove = (db: Db, person: Person, { id }: { id: string }) => removePasskey(db, person, id);

  test("is refused for the last sign-in method", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const authenticator = await added(db, ana);
      expect(await remove(db, ana, authenticator)).toBe("last_way_in");
      await updatePassword(db, ana.id, "$argon2id$any");
      expect(await remove(db, ana, authenticator)).toBe("done");
      expect(await check(db, authenticator.sign(await asked(db)))).toBe("refused");
    }));

  test("is refused for the last second step when a role requires one", () =>
    inDatabase(async (db) => {
      const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
      await updatePassword(db, ines.id, "$argon2id$any");
      const [first, second] = [await added(db, ines), await added(db, ines)];
      expect(await remove(db, ines, first)).toBe("done");
      expect(await remove(db, ines, second)).toBe("demanded");
    }));

  test("is allowed only for its owner, as is renaming", () =>
    inDatabase(async (db) => {
      const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
      const authenticator = await added(db, ana);
      expect(await remove(db, bea, authenticator)).toBe("not_found");
      expect(await renamePasskey(db, bea, authenticator.id, "Mine")).toBe("not_found");
      expect(await renamePasskey(db, ana, authenticator.id, "Phone")).toBe("done");
    }));

  test("leaves one of the last two sign-in methods when both are removed at once", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      const both = [await added(db, ana), await added(db, ana)];
      const outcomes = await Promise.all(both.map((each) => remove(db, ana, each)));
      expect(outcomes.sort()).toEqual(["done", "last_way_in"]);
      expect(await db.select().from(passkeys)).toHaveLength(1);
    }));
});

test("a database dump contains no usable challenge", () =>
  inDatabase(async (db) => {
    const challenge = await asked(db);
    const dump = JSON.stringify(await db.execute(sql`select c::text from passkey_challenges c`));
    expect(dump).not.toContain(challenge);
    expect(dump).not.toContain(Buffer.from(challenge, "base64url").toString("hex"));
  }));
