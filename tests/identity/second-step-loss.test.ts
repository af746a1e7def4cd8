import { eq, sql } from "drizzle-orm";
import { Secret } from "otpauth";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { typedRecoveryCode } from "#app/identity/second-step/one-time-code.ts";
import { checkAppCode, checkRecoveryCode, resetSecondStep } from "#app/identity/second-step/second-step.server.ts";
import { auditEvents, people, rateLimits, recoveryCodes, sessions } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";
import { codeNow, cookieIn, openSecondStepSite, password } from "./second-step-site.ts";
import { cookieOf } from "./site.ts";

const { site, ask, post, signInAs, somebody, withApp } = await openSecondStepSite();

afterAll(() => site.close());
beforeEach(async () => {
  await site.db.delete(rateLimits);
});

const owner = ({ person }: { person: Person }) => person;

test("an earlier session requires the second step after setup elsewhere", async () => {
  const { personId, secret } = await withApp("administrator");
  const other = await cookieOf(site.db, personId, { method: "password" });
  const answer = await ask("/settings/profile", { cookie: other });
  expect(answer.headers.get("location")).toBe("/sign-in/second-step?to=%2Fsettings%2Fprofile");
  const script = await ask("/courses/numbers/enrollment", {
    cookie: other,
    method: "POST",
    accept: "application/json",
  });
  expect(script.status).toBe(401);
  const passed = await post("/sign-in/second-step", { code: codeNow(secret), to: "/settings/profile" }, other);
  expect(passed.headers.get("location")).toBe("/settings/profile");
  const renewed = cookieIn(passed, "session");
  expect(renewed).not.toBe(other);
  expect((await ask("/settings/profile", { cookie: other })).status).toBe(303);
  expect((await ask("/admin/audit", { cookie: renewed })).status).toBe(200);
});

describe("a recovery code", () => {
  test("works once in any spelling, even for simultaneous uses", async () => {
    const her = await withApp();
    const [first = "", second = ""] = her.codes;
    const attempt = (code: string) =>
      checkRecoveryCode(site.db, { owner: owner(her), code: typedRecoveryCode(code), address: "203.0.113.9" });
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => attempt(first)));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(await attempt(second.toLowerCase().replaceAll("-", " ").replaceAll("1", "l"))).toBe("done");
    expect(await attempt(second)).toBe("refused");
  });

  test("belongs to one person and is invalidated by new codes", async () => {
    const [her, him] = [await withApp(), await withApp()];
    const attempt = (code: string) =>
      checkRecoveryCode(site.db, { owner: owner(her), code: typedRecoveryCode(code), address: "203.0.113.9" });
    expect(await attempt(him.codes[0] ?? "")).toBe("refused");
    expect((await post("/settings/recovery-codes", {}, her.cookie)).status).toBe(200);
    expect(await attempt(her.codes[0] ?? "")).toBe("refused");
    const kept = await site.db.select().from(recoveryCodes).where(eq(recoveryCodes.personId, her.personId));
    expect(kept).toHaveLength(10);
  });
});

describe("guessing", () => {
  const guess = (her: { person: Person }, address: string, code = "000000") =>
    checkAppCode(site.db, { owner: owner(her), code, address });

  test("ends after ten tries from one network, and after thirty from all", async () => {
    const her = await withApp();
    for (let tries = 0; tries < 10; tries++) expect(await guess(her, "203.0.113.1")).toBe("wrong");
    expect(await guess(her, "203.0.113.1")).toHaveProperty("waitUntil");
    for (let tries = 0; tries < 20; tries++) await guess(her, `198.51.100.${tries}`);
    expect(await guess(her, "198.51.100.99", codeNow(her.secret))).toHaveProperty("waitUntil");
  });

  test("with the password does not lock the owner out of known networks", async () => {
    const her = await withApp();
    expect(await guess(her, "192.0.2.4", codeNow(her.secret))).toBe("done");
    for (let tries = 0; tries < 40; tries++) await guess(her, `198.51.100.${tries}`);
    expect(await guess(her, "198.51.100.99", codeNow(her.secret))).toHaveProperty("waitUntil");
    expect(await guess(her, "192.0.2.4", codeNow(her.secret, 1))).toBe("done");
    const recovery = { owner: owner(her), code: typedRecoveryCode(her.codes[0] ?? ""), address: "192.0.2.200" };
    expect(await checkRecoveryCode(site.db, recovery)).toBe("done");
  });
});

test("a dump of the database holds no secret and no code of anybody", async () => {
  const { secret, codes, personId } = await withApp();
  const [row] = await site.db.execute(sql`
    select (select t::text from totp_secrets t where person_id = ${personId}) as totp,
      (select string_agg(r::text, ' ') from recovery_codes r where person_id = ${personId}) as recovery,
      (select string_agg(a::text, ' ') from audit_events a) as audit, (select string_agg(m::text, ' ') from mails m) as mail`);
  const dump = JSON.stringify(row);
  const raw = Buffer.from(Secret.fromBase32(secret).buffer);
  for (const text of [secret, raw.toString("hex"), raw.toString("base64")]) expect(dump).not.toContain(text);
  for (const code of codes) {
    expect(dump).not.toContain(code);
    expect(dump).not.toContain(Buffer.from(typedRecoveryCode(code)).toString("hex"));
    expect(typedRecoveryCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/); // 80 bits
  }
  expect(new Set(codes).size).toBe(10);
});

describe("losing every second step", () => {
  test("an administrator resets it for another person, who is notified and signed out", async () => {
    const her = await withApp("program_lead");
    const admin = await join(site.db, "ines", { grants: [{ role: "administrator" }] });
    expect(await resetSecondStep(site.db, admin, her.personId, "lost_device")).toBe("done");
    const left = await site.db.select().from(sessions).where(eq(sessions.personId, her.personId));
    expect(left).toEqual([]);
    const [event] = await site.db.select().from(auditEvents).where(eq(auditEvents.action, "two_step.reset"));
    expect(event).toMatchObject({ actorId: admin.id, subjectId: her.personId, detail: { reason: "lost_device" } });
    expect((await signInAs(her.email)).headers.get("location")).toMatch(/^\/settings\/two-step\?needed/);
  });

  test("nobody resets their own, or without that role", async () => {
    const her = await withApp();
    const admin = await join(site.db, "ines", { grants: [{ role: "administrator" }] });
    const lead = await join(site.db, "dana", { grants: [{ role: "program_lead" }] });
    expect(await resetSecondStep(site.db, admin, admin.id, "lost_device")).toBe("refused");
    expect(await resetSecondStep(site.db, lead, her.personId, "lost_device")).toBe("refused");
    expect(await resetSecondStep(site.db, admin, crypto.randomUUID(), "lost_device")).toBe("not_found");
    expect(await site.db.select().from(people).where(eq(people.id, her.personId))).toHaveLength(1);
  });
});

describe("reauthentication", () => {
  const old = { provedAt: new Date(Date.now() - 60 * 60_000) };

  test("is required before a security change and redirects back", async () => {
    const { cookie, personId } = await somebody();
    await site.db.update(sessions).set(old).where(eq(sessions.personId, personId));
    const sent = await ask("/settings/two-step", { cookie });
    expect(sent.headers.get("location")).toBe("/sign-in/again?to=%2Fsettings%2Ftwo-step");
    const wrong = await post("/sign-in/again", { password: "not the password", to: "/settings/two-step" }, cookie);
    expect(wrong.status).toBe(422);
    const right = await post("/sign-in/again", { password, to: "/settings/two-step" }, cookie);
    expect(right.headers.get("location")).toBe("/settings/two-step");
    expect((await ask("/settings/two-step", { cookie: cookieIn(right, "session") })).status).toBe(200);
    expect((await ask("/settings/two-step", { cookie })).headers.get("location")).toMatch(/^\/sign-in\?to=/);
    expect(
      (await post("/sign-in/again", { password, to: "//evil.example" }, cookieIn(right, "session"))).headers.get(
        "location",
      ),
    ).toBe("/settings/sign-in");
  });

  test("works with the app's code and is rate limited", async () => {
    const { cookie, personId, secret } = await withApp();
    await site.db.update(sessions).set(old).where(eq(sessions.personId, personId));
    const right = await post("/sign-in/again/code", { code: codeNow(secret), to: "/settings/two-step" }, cookie);
    expect(right.headers.get("location")).toBe("/settings/two-step");
    const renewed = cookieIn(right, "session");
    for (let tries = 0; tries < 10; tries++) await post("/sign-in/again/code", { code: "000000" }, renewed);
    expect((await post("/sign-in/again/code", { code: "000000" }, renewed)).status).toBe(429);
  });
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
