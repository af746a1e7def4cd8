import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { stepAt } from "#app/identity/second-step/one-time-code.ts";
import { redeemTotpCode } from "#app/identity/second-step/totp.server.ts";
import { auditEvents, mails, rateLimits, sessions, totpSecrets } from "#db/schema/index.ts";
import { codeAt, codeNow, cookieIn, openSecondStepSite } from "./second-step-site.ts";
import { cookieOf } from "./site.ts";

const { site, ask, post, signInAs, somebody, withApp } = await openSecondStepSite();

afterAll(() => site.close());
beforeEach(async () => {
  await site.db.delete(rateLimits);
});

describe("a role that reaches other people's data", () => {
  const desks = ["/admin/people", "/admin/audit", "/admin/mail", "/admin/jobs", "/admin/organizations"];

  test("opens no administration page without a second step, for any sign-in method", async () => {
    const { email, personId } = await somebody("administrator");
    const signedIn = await signInAs(email);
    expect(signedIn.headers.get("location")).toBe("/settings/two-step?needed&to=%2Fsettings%2Fprofile");
    const cookies = [cookieIn(signedIn, "session")];
    for (const method of ["email_link", "email_code", "connected", "sign_up"] as const) {
      cookies.push(await cookieOf(site.db, personId, { method }));
    }
    for (const cookie of cookies) {
      for (const desk of desks) {
        const first = `/settings/two-step?needed&to=${encodeURIComponent(desk)}`;
        expect((await ask(desk, { cookie })).headers.get("location"), desk).toBe(first);
      }
      expect((await ask("/settings/profile", { cookie })).status).toBe(200);
    }
  });

  test("opens them after setup, in the same session", async () => {
    const { personId, cookie } = await somebody("administrator");
    expect((await ask("/admin/audit", { cookie })).status).toBe(303);
    const page = await (await ask("/settings/two-step/set-up.data", { cookie })).text();
    const offer = offerIn(page);
    const refused = await post("/settings/two-step/set-up", { offer: offer.sealed, code: "000 000" }, cookie);
    expect(refused.status).toBe(422);
    const typed = codeNow(offer.secret)
      .replace(/^(...)/, "$1 ")
      .replace(/\d/, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const done = await post("/settings/two-step/set-up", { offer: offer.sealed, code: typed }, cookie);
    expect(done.headers.get("location")).toBe("/settings/recovery-codes?two-step&to=%2Fsettings%2Ftwo-step");
    expect((await ask("/settings/profile", { cookie })).headers.get("location")).toMatch(/^\/sign-in/);
    const [session = "", codes = ""] = done.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
    expect((await ask("/admin/audit", { cookie: session })).status).toBe(200);
    const codesShownTo = async (cookie: string) =>
      (await (await ask("/settings/recovery-codes.data", { cookie: `${cookie}; ${codes}` })).text()).match(oneCode) ??
      [];
    expect(await codesShownTo(session)).toHaveLength(10);
    const stranger = await somebody("administrator");
    expect(await codesShownTo(stranger.cookie)).toEqual([]);
    const events = await site.db.select().from(auditEvents).where(eq(auditEvents.subjectId, personId));
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["two_step.turned_on", "recovery_codes.made"]),
    );
    const told = await site.db.select().from(mails).where(eq(mails.personId, personId));
    expect(told.map(({ template }) => template)).toEqual(["security_change", "security_change"]);
  });

  test("keeps its app while it has no other second step", async () => {
    const { cookie, secret } = await withApp("program_lead");
    const asked = await post("/settings/two-step", { _method: "delete", code: codeNow(secret) }, cookie);
    expect(asked.status).toBe(422);
    expect(await site.db.select().from(totpSecrets)).not.toEqual([]);
  });
});

/** A recovery code, as pages show it. */
const oneCode = /"[0-9a-z]{4}(?:-[0-9a-z]{4}){3}"/gi;

/** The secret on the set-up page, from its data stream. */
function offerIn(page: string) {
  const secret = /secret=([A-Z2-7]{32})/.exec(page)?.[1] ?? "";
  const strings: string[] = JSON.parse(page.split("\n")[0] ?? "[]").filter((each: unknown) => typeof each === "string");
  const sealed = strings.find((each) => /^[\w-]{120,}$/.test(each)) ?? "";
  expect([secret, sealed]).not.toContain("");
  return { secret, sealed };
}

describe("between the two steps", () => {
  test("no session exists and nothing is accessible", async () => {
    const { email, person } = await withApp();
    const before = await site.db.select().from(sessions).where(eq(sessions.personId, person.id));
    const answer = await signInAs(email);
    expect(answer.headers.get("location")).toBe("/sign-in/second-step");
    expect(cookieIn(answer, "session")).toBe("session=");
    const pending = cookieIn(answer, "second-step");
    expect(answer.headers.getSetCookie().find((cookie) => cookie.startsWith("second-step="))).toMatch(
      /Max-Age=600; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect(await site.db.select().from(sessions).where(eq(sessions.personId, person.id))).toEqual(before);
    for (const path of ["/settings/profile", "/settings/two-step", "/learning", "/settings/data", "/sign-in/again"]) {
      const refused = await ask(path, { cookie: pending });
      expect([refused.status, refused.headers.get("location")?.startsWith("/sign-in?to=")]).toEqual([303, true]);
    }
    expect((await ask("/sign-in/second-step", { cookie: pending })).status).toBe(200);
  });

  test("the app's code signs in and redirects to the requested page", async () => {
    const { email, secret } = await withApp();
    const pending = cookieIn(await signInAs(email), "second-step");
    expect((await post("/sign-in/second-step", { code: "000000" }, pending)).status).toBe(422);
    const code = codeNow(secret);
    const answer = await post("/sign-in/second-step", { code }, pending);
    expect(answer.headers.get("location")).toBe("/settings/profile");
    expect(cookieIn(answer, "second-step")).toBe("second-step=");
    expect((await ask("/settings/profile", { cookie: cookieIn(answer, "session") })).status).toBe(200);
    const again = await post("/sign-in/second-step", { code }, pending);
    expect(again.status).toBe(422);
  });

  test("a changed, forged, moved or expired cookie is refused", async () => {
    const [her, him] = [await withApp(), await withApp()];
    const pending = cookieIn(await signInAs(her.email), "second-step");
    const value = pending.slice("second-step=".length);
    const flipped = value.slice(0, 40) + (value[40] === "A" ? "B" : "A") + value.slice(41);
    for (const cookie of [`second-step=${flipped}`, "second-step=e30", `mail-code=${value}`, `session=${value}`]) {
      const answer = await post("/sign-in/second-step", { code: codeNow(her.secret) }, cookie);
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in"]);
    }
    expect((await post("/sign-in/second-step", { code: codeNow(him.secret) }, pending)).status).toBe(422);
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ["Date"] });
    try {
      const late = await post("/sign-in/second-step", { code: codeNow(her.secret) }, pending);
      expect(late.headers.get("location")).toBe("/sign-in");
    } finally {
      vi.useRealTimers();
    }
  });

  test("a pending sign-in ends when the password changes", async () => {
    const { email, person, secret } = await withApp();
    const pending = cookieIn(await signInAs(email), "second-step");
    await site.db.execute(
      sql`update passwords set changed_at = now() + interval '1 second' where person_id = ${person.id}`,
    );
    const answer = await post("/sign-in/second-step", { code: codeNow(secret) }, pending);
    expect(answer.headers.get("location")).toBe("/sign-in");
  });
});

describe("a code of an app", () => {
  test("works once, even for simultaneous uses", async () => {
    const { personId, secret } = await withApp();
    const code = codeNow(secret);
    const spending: Promise<string>[] = [];
    // All of them have read the code as unused before the first may mark it as used.
    await site.db.transaction(async (db) => {
      await db.execute(sql`select 1 from totp_secrets where person_id = ${personId} for update`);
      spending.push(...Array.from({ length: 8 }, () => redeemTotpCode(site.db, personId, code)));
      const waiting = sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(async () => (await site.db.execute(waiting))[0]?.count).toBe(8);
    });
    const outcomes = await Promise.all(spending);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(await redeemTotpCode(site.db, personId, code)).toBe("wrong");
  });

  test("is accepted one step early or late, and never before the newest one used", async () => {
    const { personId, secret } = await withApp();
    const now = new Date();
    const spend = (ahead: number) => redeemTotpCode(site.db, personId, codeAt(secret, stepAt(now) + ahead), now);
    expect(await spend(-2)).toBe("wrong");
    expect(await spend(2)).toBe("wrong");
    expect(await spend(1)).toBe("done");
    expect(await spend(0)).toBe("wrong");
    expect(await spend(-1)).toBe("wrong");
  });

  test("cannot be checked after a key change, but recovery codes work", async () => {
    const her = await withApp();
    const foreign = Buffer.from("not sealed by us, and long enough for a nonce and a tag");
    await site.db.update(totpSecrets).set({ sealedSecret: foreign }).where(eq(totpSecrets.personId, her.personId));
    const pending = cookieIn(await signInAs(her.email), "second-step");
    expect((await post("/sign-in/second-step", { code: codeNow(her.secret) }, pending)).status).toBe(422);
    const answer = await post("/sign-in/recovery-code", { code: her.codes[0] ?? "" }, pending);
    expect(answer.headers.get("location")).toBe("/settings/profile");
    const cookie = cookieIn(answer, "session");
    expect((await ask("/settings/two-step", { cookie })).status).toBe(200);
    expect((await ask("/settings/sign-in", { cookie })).status).toBe(200);
  });

  test("from another person's app is refused, even with a copied row", async () => {
    const [her, him] = [await withApp(), await withApp()];
    const [row] = await site.db.select().from(totpSecrets).where(eq(totpSecrets.personId, him.personId));
    await site.db
      .update(totpSecrets)
      .set({ sealedSecret: row?.sealedSecret ?? Buffer.alloc(0) })
      .where(eq(totpSecrets.personId, her.personId));
    expect(await redeemTotpCode(site.db, her.personId, codeNow(him.secret))).toBe("unreadable");
  });
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
