import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { endOtherSessions, endSession, personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { hashOf } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  cohortMemberships,
  cohorts,
  memberships,
  organizations,
  people,
  roleGrants,
  sessions,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";

const request = (cookie = "", url = "http://practice.test/") => new Request(url, { headers: { cookie } });
const pairOf = (setCookie: string) => setCookie.split(";")[0] ?? "";
const tokenOf = (setCookie: string) => pairOf(setCookie).split("=")[1] ?? "";

async function ana(db: Db): Promise<string> {
  const made = await createAccount(db, {
    email: "ana@maple.example",
    name: "Ana Reyes",
    password: "river otters at dawn",
  });
  if (typeof made === "string") throw new Error(made);
  return made.personId;
}

describe("a session", () => {
  test("identifies its person by the cookie", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const cookie = await startSession(db, request(), id);
      expect(await personFor(db, request(pairOf(cookie)))).toMatchObject({
        id,
        name: "Ana Reyes",
        email: "ana@maple.example",
        timeZone: "America/Los_Angeles",
        language: "en",
        grants: [{ role: "educator", organizationId: null, cohortId: null }],
        organizationIds: [],
        cohortIds: [],
      });
    }));

  test("cannot be taken from a dump of the database", () =>
    inDatabase(async (db) => {
      const token = tokenOf(await startSession(db, request(), await ana(db)));
      const [row] = await db.select().from(sessions);
      const dump = await db.execute(sql`select s::text from sessions s`);
      expect(JSON.stringify(dump)).not.toContain(token);
      const stolen = row?.tokenHash ?? Buffer.alloc(0);
      for (const encoding of ["hex", "base64", "base64url", "latin1"] as const) {
        expect(await personFor(db, request(`session=${encodeURIComponent(stolen.toString(encoding))}`))).toBeNull();
      }
    }));

  test("is new at each sign-in and unguessable", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const tokens = [tokenOf(await startSession(db, request(), id)), tokenOf(await startSession(db, request(), id))];
      expect(tokens[0]).not.toBe(tokens[1]);
      expect(tokens[0]).toMatch(/^[a-z2-7]{40}$/); // 200 bits
    }));

  test("is stored in an HttpOnly, SameSite cookie", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const plain = await startSession(db, request(), id);
      expect(plain).toMatch(/^session=/);
      expect(plain).toMatch(/; HttpOnly/);
      expect(plain).toMatch(/; SameSite=Lax/);
      expect(plain).toMatch(/; Path=\//);
      expect(plain).not.toMatch(/; Secure/);
      const secure = await startSession(db, request("", "https://practice.test/"), id);
      expect(secure).toMatch(/^__Host-session=/);
      expect(secure).toMatch(/; Secure/);
      expect(secure).not.toMatch(/; Domain/);
    }));

  test("over https is read from the __Host- cookie alone, which no other host can plant", () =>
    inDatabase(async (db) => {
      const cookie = await startSession(db, request("", "https://practice.test/"), await ana(db));
      const planted = `session=${tokenOf(cookie)}`;
      expect(await personFor(db, request(planted, "https://practice.test/"))).toBeNull();
      expect(await personFor(db, request(pairOf(cookie), "https://practice.test/"))).not.toBeNull();
    }));

  test("ends only where it is signed out", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const phone = pairOf(await startSession(db, request(), id));
      const laptop = pairOf(await startSession(db, request(), id));
      expect(await endSession(db, request(phone))).toMatch(/Max-Age=0/);
      expect(await personFor(db, request(phone))).toBeNull();
      expect(await personFor(db, request(laptop))).not.toBeNull();
    }));

  test("stays when all others end", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const phone = pairOf(await startSession(db, request(), id));
      const laptop = pairOf(await startSession(db, request(), id));
      await endOtherSessions(db, request(laptop), id);
      expect(await personFor(db, request(phone))).toBeNull();
      expect(await personFor(db, request(laptop))).not.toBeNull();
    }));
});

describe("a session's time", () => {
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);

  test("expires without use, and its row is deleted", () =>
    inDatabase(async (db) => {
      const cookie = pairOf(await startSession(db, request(), await ana(db)));
      await db.update(sessions).set({ expiresAt: days(-1) });
      expect(await personFor(db, request(cookie))).toBeNull();
      expect(await db.select().from(sessions)).toEqual([]);
    }));

  test("is extended by use, at most every ten minutes, and ends after ninety days", () =>
    inDatabase(async (db) => {
      const cookie = await startSession(db, request(), await ana(db));
      const session = eq(sessions.tokenHash, hashOf(tokenOf(cookie)));
      const expiry = async () => (await db.select().from(sessions).where(session))[0]?.expiresAt ?? new Date(0);
      const use = () => personFor(db, request(pairOf(cookie)));
      const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000);

      await db.update(sessions).set({ expiresAt: days(16), lastUsedAt: minutesAgo(9) });
      const fresh = await expiry();
      await use();
      expect(await expiry()).toEqual(fresh);

      await db.update(sessions).set({ lastUsedAt: minutesAgo(11) });
      expect(await use()).not.toBeNull();
      expect((await expiry()).getTime()).toBeGreaterThan(days(29).getTime());

      await db.update(sessions).set({ lastUsedAt: minutesAgo(11), createdAt: days(-80) });
      expect(await use()).not.toBeNull();
      expect((await expiry()).getTime()).toBeLessThan(days(11).getTime());
    }));

  test("is short on a shared device, with a session cookie", () =>
    inDatabase(async (db) => {
      const cookie = await startSession(db, request(), await ana(db), { method: "password", isShared: true });
      expect(cookie).not.toMatch(/Max-Age|Expires/i);
      const [row] = await db.select().from(sessions);
      expect(row?.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
    }));
});

describe("a session's facts about its person", () => {
  test("are the current roles, organizations and cohorts", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const [maple, heron] = await db
        .insert(organizations)
        .values([
          { name: "Maple", kind: "district" },
          { name: "Heron", kind: "cbo" },
        ])
        .returning();
      const [tides] = await db.insert(cohorts).values({ name: "Tides", startsOn: "2026-01-01" }).returning();
      if (!maple || !heron || !tides) throw new Error("The cast is missing.");
      const dates = { past: "2020-01-01", ended: "2021-01-01", future: "2999-01-01" };
      await db.insert(memberships).values([
        { personId: id, organizationId: maple.id, startedOn: dates.past },
        { personId: id, organizationId: heron.id, startedOn: dates.past, endedOn: dates.ended },
        { personId: id, organizationId: heron.id, startedOn: dates.future },
      ]);
      await db.insert(cohortMemberships).values([
        { personId: id, cohortId: tides.id, joinedOn: dates.past, leftOn: dates.ended },
        { personId: id, cohortId: tides.id, joinedOn: "2022-01-01" },
      ]);
      const grant = { personId: id, reason: "Test" };
      await db.insert(roleGrants).values([
        { ...grant, role: "coach", cohortId: tides.id },
        { ...grant, role: "program_lead", organizationId: maple.id, endsAt: new Date(dates.ended) },
        { ...grant, role: "administrator", grantedAt: new Date(dates.future) },
      ]);

      const person = await personFor(db, request(pairOf(await startSession(db, request(), id))));
      expect(person?.organizationIds).toEqual([maple.id]);
      expect(person?.cohortIds).toEqual([tides.id]);
      expect(person?.grants).toHaveLength(2);
      expect(person?.grants).toContainEqual({ role: "educator", organizationId: null, cohortId: null });
      expect(person?.grants).toContainEqual({ role: "coach", organizationId: null, cohortId: tides.id });
    }));

  test("are deleted with the person", () =>
    inDatabase(async (db) => {
      const id = await ana(db);
      const cookie = pairOf(await startSession(db, request(), id));
      await db.delete(people).where(eq(people.id, id));
      expect(await personFor(db, request(cookie))).toBeNull();
    }));
});

test.each(["", "session=", "session=x; session=y", "session=%00", "other=1"])("cookie %j identifies nobody", (cookie) =>
  inDatabase(async (db) => expect(await personFor(db, request(cookie))).toBeNull()),
);
