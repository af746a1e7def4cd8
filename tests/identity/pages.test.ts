import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { people, rateLimits } from "#db/schema/index.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./site.ts";

const password = "river otters at dawn";
const ana = { name: "Ana Reyes", email: "ana@maple.example", password };

let site: Awaited<ReturnType<typeof openSite>>;
let anaId = "";
const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));
const post = (path: string, form: Record<string, string>, options: Ask = {}) =>
  ask(path, { method: "POST", form, ...options });
const cookieFrom = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith("session="))
    ?.split(";")[0] ?? "";

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

beforeEach(async () => {
  await site.db.delete(people);
  await site.db.delete(rateLimits);
  const made = await createAccount(site.db, ana);
  anaId = typeof made === "string" ? "" : made.personId;
});

describe("signing in", () => {
  test("redirects to the requested page with a session", async () => {
    const answer = await post("/sign-in", { ...ana, to: "/settings/profile" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/settings/profile"]);
    const page = await ask("/settings/profile", { cookie: cookieFrom(answer) });
    expect(page.status).toBe(200);
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "never goes on to %s",
    async (to) => {
      const answer = await post("/sign-in", { ...ana, to });
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/"]);
      const page = await ask(`/sign-in?to=${encodeURIComponent(to)}`, { cookie: cookieFrom(answer) });
      expect([page.status, page.headers.get("location")]).toEqual([302, "/"]);
    },
  );

  test("gives identical answers for an unknown address and a wrong password, without the password", async () => {
    const answers = ["ana@maple.example", "nobody@maple.example"].map(async (email) => {
      const answer = await post("/sign-in.data", { email, password: "not the password" });
      expect(answer.status).toBe(422);
      expect(answer.headers.getSetCookie()).toEqual([]);
      const text = await answer.text();
      expect(text).not.toContain("not the password");
      return text.replaceAll(email, "…").replace(/\b\d{13}\b/, "now");
    });
    const [known, unknown] = await Promise.all(answers);
    expect(known).toBe(unknown);
  });

  test("is limited after too many attempts and reports for how long", async () => {
    await post("/sign-in", { ...ana, password: "not the password" });
    await site.db.update(rateLimits).set({ attempts: 10 });
    const answer = await post("/sign-in", ana);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(60);
    expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(15 * 60);
    expect(await (await post("/sign-in.data", ana)).text()).toMatch(/Try again in 1\d minutes/);
  });

  test("replaces the browser's session", async () => {
    const first = cookieFrom(await post("/sign-in", ana));
    const second = cookieFrom(await post("/sign-in", ana, { cookie: first }));
    expect(second).not.toBe(first);
    expect((await ask("/settings/profile", { cookie: first })).status).toBe(303);
    expect((await ask("/settings/profile", { cookie: second })).status).toBe(200);
  });
});

describe("signing up", () => {
  const bea = {
    name: "Bea Tran",
    email: "bea@maple.example",
    password: "a ferry across the sound",
    to: "/courses/numbers",
  };

  test("gives the same answer for new and taken addresses and creates nothing yet", async () => {
    const answers = ["bea@maple.example", "ANA@maple.example"].map((email) => post("/sign-up", { ...bea, email }));
    for (const answer of await Promise.all(answers)) {
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-up/code"]);
      const [cookie = "", ...more] = answer.headers.getSetCookie();
      expect(more).toEqual([]);
      expect(cookie).toMatch(/^mail-code=[\w-]{180,}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
    }
    expect(await site.db.select({ name: people.name }).from(people)).toEqual([{ name: "Ana Reyes" }]);
  });

  test("returns the form values except the password", async () => {
    const text = await (await post("/sign-up.data", { ...bea, email: "not an address" })).text();
    expect(text).toContain("Bea Tran");
    expect(text).toContain("not an address");
    expect(text).not.toContain(bea.password);
  });
});

describe("a request without a session", () => {
  test("for a page redirects to sign-in and back", async () => {
    const answer = await ask("/settings/profile");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in?to=%2Fsettings%2Fprofile"]);
  });

  test("by our script gets 401 with the sign-in address", async () => {
    const from = { origin: "http://practice.test", referer: "http://practice.test/courses/numbers/lessons/counting" };
    const answer = await post("/courses/numbers/enrollment", {}, { accept: "application/json", from });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      error: expect.any(String),
      signIn: "/sign-in?to=%2Fcourses%2Fnumbers%2Flessons%2Fcounting",
    });
  });
});

describe("settings", () => {
  test("save the name, time zone and language", async () => {
    const cookie = await cookieOf(site.db, anaId);
    const profile = { name: "Ana R. Reyes", timeZone: "Africa/Mogadishu", language: "so" };
    expect((await post("/settings/profile", profile, { cookie })).headers.get("location")).toBe(
      "/settings/profile?saved",
    );
    const [row] = await site.db.select().from(people);
    expect(row).toMatchObject(profile);
    expect((await post("/settings/profile", { ...profile, timeZone: "Mars/Olympus" }, { cookie })).status).toBe(422);
  });

  test("change a password, and sign out everywhere else", async () => {
    const [here, there] = [await cookieOf(site.db, anaId), await cookieOf(site.db, anaId)];
    const newPassword = "a ferry across the sound";
    const wrong = await post(
      "/settings/password",
      { currentPassword: "not the password", newPassword },
      { cookie: here },
    );
    expect(wrong.status).toBe(422);
    expect((await ask("/settings/profile", { cookie: there })).status).toBe(200);

    const changed = await post("/settings/password", { currentPassword: password, newPassword }, { cookie: here });
    expect(changed.headers.get("location")).toBe("/settings/password?done=changed");
    const [renewed = ""] = changed.headers.getSetCookie()[0]?.split(";") ?? [];
    expect((await ask("/settings/profile", { cookie: renewed })).status).toBe(200);
    for (const old of [here, there]) expect((await ask("/settings/profile", { cookie: old })).status).toBe(303);
    expect((await post("/sign-in", { ...ana, password: newPassword })).status).toBe(302);
  });
});

test("all loaders of a page share one session query", async () => {
  const cookie = await cookieOf(site.db, anaId);
  const { personFor } = await import("#app/identity/sessions/session.server.ts");
  const { db: pool } = await import("#db/pool.server.ts");
  const request = requestFor("/", { cookie });
  const [one, two] = [personFor(pool, request), personFor(pool, requestFor("/", { cookie }))];
  expect(one).toBe(two);
  await one;
  await new Promise(setImmediate);
  const later = personFor(pool, request);
  expect(later).not.toBe(one);
  expect(await later).toEqual(await two);
});
