import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { auditEvents, mailProofs, mails, people, rateLimits, sessions, totpSecrets } from "#db/schema/index.ts";
import { mailTo, outbox, tokenIn } from "./outbox.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./site.ts";

const password = "river otters at dawn";
const email = "ana@maple.example";

let site: Awaited<ReturnType<typeof openSite>>;
let anaId = "";
const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));
const post = (path: string, form: Record<string, string>, options: Ask = {}) =>
  ask(path, { method: "POST", form, ...options });
const cookieNamed = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

beforeEach(async () => {
  await site.db.delete(people);
  await site.db.delete(rateLimits);
  await site.db.delete(mails);
  await site.db.delete(mailProofs);
  const made = await createAccount(site.db, { email, name: "Ana Reyes", password, isVerified: true });
  anaId = typeof made === "string" ? "" : made.personId;
});

describe("whether an address has an account", () => {
  const forms = [
    ["/sign-in/mail", {}],
    ["/sign-up", { name: "Bea Tran", password: "a ferry across the sound" }],
    ["/forgot-password", {}],
  ] as const;

  test.each(forms)(
    "is not told by %s: the same answer, headers and kinds of cookies, one mail each",
    async (path, form) => {
      const answers = [email, "nobody@maple.example"].map(async (email) => {
        const answer = await post(path, { ...form, email });
        const cookies = answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{20,}/, `=${"…"}`));
        const headers = [...answer.headers].filter(([name]) => name !== "set-cookie");
        const cookie = pairOf(cookieNamed(answer, "mail-code"));
        const to = answer.headers.get("location") ?? "";
        const page = (await (await ask(`${to.replace(/\?|$/, ".data$&")}`, { cookie })).text()).replaceAll(email, "…");
        return { status: answer.status, headers, cookies, page };
      });
      const [known, unknown] = await Promise.all(answers);
      expect(known).toEqual(unknown);
      expect((await outbox(site.db)).map(({ email }) => email).sort()).toEqual([email, "nobody@maple.example"]);
    },
  );

  test.each(forms)("is not revealed by the rate limit of %s", async (path, form) => {
    const answers = [];
    for (const who of [email, "nobody@maple.example"]) {
      await post(path, { ...form, email: who });
      await site.db.update(rateLimits).set({ attempts: 500 });
      const answer = await post(`${path}.data`, { ...form, email: who });
      const text = (await answer.text()).replaceAll(who, "…").replace(/\b\d{13}\b/, "now");
      answers.push({ status: answer.status, text: text.replace(/\d+ minutes/, "some minutes") });
      await site.db.delete(rateLimits);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(429);
  });
});

describe("a link in a mail", () => {
  test("changes nothing when opened by a person or scanner; its button works once", async () => {
    await post("/sign-in/mail", { email, to: "/courses" });
    const { linkPath } = await mailTo(site.db, email, "sign_in");
    const before = JSON.stringify(await site.db.select().from(mailProofs));
    for (const method of ["GET", "HEAD", "GET"]) {
      const opened = await ask(linkPath, { method });
      expect([opened.status, opened.headers.getSetCookie()]).toEqual([200, []]);
    }
    expect(JSON.stringify(await site.db.select().from(mailProofs))).toBe(before);
    const token = tokenIn({ linkPath });
    const pressed = await post("/sign-in/link", { token });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([302, "/courses"]);
    const cookie = pairOf(cookieNamed(pressed, "session"));
    expect((await ask("/settings/profile", { cookie })).status).toBe(200);
    const again = await post("/sign-in/link", { token });
    expect([again.status, again.headers.get("location"), again.headers.getSetCookie()]).toEqual([
      303,
      "/sign-in/link",
      [],
    ]);
  });

  test("used, expired and unknown links look the same", async () => {
    await post("/sign-in/mail", { email });
    const token = tokenIn(await mailTo(site.db, email, "sign_in"));
    await post("/sign-in/link", { token });
    const pages = [token, "A".repeat(43), "short", ""].map(async (token) =>
      (await ask(`/sign-in/link.data?token=${token}`)).text(),
    );
    expect(new Set(await Promise.all(pages)).size).toBe(1);
  });

  test("for a password reset still requires the second step and rejects other sites", async () => {
    await post("/forgot-password", { email });
    const token = tokenIn(await mailTo(site.db, email, "reset_password"));
    const form = { token, password: "a ferry across the sound" };
    const foreign = await post("/reset-password", form, { from: { origin: "https://evil.example" } });
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    const weak = await post("/reset-password.data", { token, password: "password1234" });
    expect([weak.status, (await weak.text()).includes("password1234")]).toEqual([422, false]);
    await site.db.insert(totpSecrets).values({
      personId: anaId,
      sealedSecret: Buffer.from("sealed"),
      confirmedAt: new Date(0),
      createdAt: new Date(0),
    });
    const set = await post("/reset-password", form);
    expect([set.status, set.headers.get("location")]).toEqual([302, "/sign-in/second-step"]);
    expect(cookieNamed(set, "session")).toMatch(/^session=;/);
  });
});

describe("a shared device", () => {
  test("gets a session cookie, no known-device cookie, and is cleared at sign-out", async () => {
    const own = await post("/sign-in", { email, password });
    expect(cookieNamed(own, "known-device")).toMatch(/Max-Age=31536000/);
    expect(cookieNamed(own, "shared-device")).toBe("");

    const known = pairOf(cookieNamed(own, "known-device"));
    const shared = await post("/sign-in", { email, password, isShared: "on" }, { cookie: known });
    expect(cookieNamed(shared, "session")).not.toMatch(/Max-Age|Expires/);
    expect(cookieNamed(shared, "known-device")).toMatch(/^known-device=; .*Max-Age=0/);
    expect(cookieNamed(shared, "shared-device")).toMatch(/^shared-device=1; Path=\/; HttpOnly; SameSite=Lax$/);

    const cookie = ["session", "shared-device"].map((name) => pairOf(cookieNamed(shared, name))).join("; ");
    await site.db.update(sessions).set({ expiresAt: new Date(Date.now() - 1000) });
    expect((await ask("/settings/profile", { cookie })).headers.get("location")).toMatch(/^\/sign-in/);
    const ended = await ask("/sign-in", { cookie });
    expect(ended.headers.get("clear-site-data")).toBe('"cache"');
    expect(cookieNamed(ended, "shared-device")).toMatch(/Max-Age=0/);
    expect((await ask("/sign-in")).headers.get("clear-site-data")).toBeNull();
  });

  test("is cleared at sign-out; other devices lose only drafts", async () => {
    const shared = await post("/sign-in", { email, password, isShared: "on" });
    const out = await post("/sign-out", {}, { cookie: pairOf(cookieNamed(shared, "session")) });
    expect([out.status, out.headers.get("clear-site-data")]).toEqual([302, '"cache"']);
    const own = await post("/sign-in", { email, password });
    const out2 = await post("/sign-out", {}, { cookie: pairOf(cookieNamed(own, "session")) });
    expect(out2.headers.get("clear-site-data"), "it would take other people's words too").toBeNull();
  });
});

describe("sessions", () => {
  test("are listed only for their owner and end one by one or all others together", async () => {
    const [here, phone, laptop] = await Promise.all([1, 2, 3].map(() => cookieOf(site.db, anaId)));
    const bea = await createAccount(site.db, { email: "bea@maple.example", name: "Bea", password, isVerified: true });
    const beas = await cookieOf(site.db, typeof bea === "string" ? "" : bea.personId);
    const isIn = async (cookie = "") => (await ask("/settings/sessions", { cookie })).status === 200;
    const idOf = async (cookie = "") => {
      const list = await (await ask("/settings/sessions.data", { cookie })).text();
      const ids = (await site.db.select({ id: sessions.id }).from(sessions)).map(({ id }) => id);
      return ids.filter((id) => list.includes(id));
    };
    const theirs = await idOf(here);
    expect(theirs).toHaveLength(3);
    expect(await idOf(beas)).toHaveLength(1);

    const [foreign = ""] = await idOf(beas);
    const end = { _method: "delete" };
    expect((await post(`/settings/sessions/${foreign}`, end, { cookie: here })).status).toBe(404);
    expect(await isIn(beas)).toBe(true);

    const [ended = ""] = theirs;
    await post(`/settings/sessions/${ended}`, end, { cookie: here });
    const still = await Promise.all([here, phone, laptop].map(isIn));
    expect(still.filter(Boolean)).toHaveLength(2);
  });

  test("elsewhere end together, with an audit event", async () => {
    const [here, phone] = [await cookieOf(site.db, anaId), await cookieOf(site.db, anaId)];
    const answer = await post("/settings/sessions/others", { _method: "delete" }, { cookie: here });
    expect(answer.headers.get("location")).toBe("/settings/sessions?others");
    expect((await ask("/settings/sessions", { cookie: here })).status).toBe(200);
    expect((await ask("/settings/sessions", { cookie: phone })).status).toBe(303);
    const actions = (await site.db.select().from(auditEvents).where(eq(auditEvents.actorId, anaId))).map(
      ({ action }) => action,
    );
    expect(actions).toContain("session.ended_everywhere");
  });
});

/** The session cookie that a response sets. */
const sessionIn = (answer: Response) => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";

describe("a password", () => {
  test("is removed after reauthentication when another sign-in method exists, and set again", async () => {
    const cookie = await cookieOf(site.db, anaId);
    const removed = await post("/settings/password", { _method: "delete" }, { cookie });
    expect(removed.headers.get("location")).toBe("/settings/password?done=removed");
    expect((await post("/sign-in", { email, password })).status).toBe(422);
    const renewed = sessionIn(removed);
    const first = await post("/settings/password", { newPassword: "a ferry across the sound" }, { cookie: renewed });
    expect(first.headers.get("location")).toBe("/settings/password?done=set");
    for (const old of [cookie, renewed]) expect((await ask("/settings/password", { cookie: old })).status).toBe(303);

    await site.db.update(sessions).set({ provedAt: new Date(Date.now() - 60 * 60_000) });
    const stale = await post("/settings/password", { _method: "delete" }, { cookie: sessionIn(first) });
    expect(stale.headers.get("location")).toMatch(/^\/sign-in\/again/);
  });

  test("is kept when it is the only sign-in method", async () => {
    await site.db.update(people).set({ emailVerifiedAt: null });
    const cookie = await cookieOf(site.db, anaId);
    const kept = await post("/settings/password", { _method: "delete" }, { cookie });
    expect(kept.headers.get("location")).toBe("/settings/password?done=kept");
    expect((await post("/sign-in", { email, password })).status).toBe(302);
  });
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
