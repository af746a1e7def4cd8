import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { log } from "#app/log/log.ts";
import { connectedSignIns } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";
import { forgeries, otherKey } from "./forged-tokens.ts";
import { type Behavior, startHostileProvider } from "./hostile-provider.ts";
import { client } from "./provider-client.ts";
import { aBrowser, siteAddress } from "./provider-journey.ts";
import { openSite } from "./site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let provider: Awaited<ReturnType<typeof startHostileProvider>>;

beforeAll(async () => {
  provider = await startHostileProvider(client.id);
  vi.stubEnv("SITE_ADDRESS", siteAddress);
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", client.id);
  vi.stubEnv("OIDC_CLIENT_SECRET", client.secret);
  site = await openSite();
  log.level = "silent";
});

afterAll(async () => {
  await provider.close();
  await site.close();
});

/** An existing account: a successful impersonation would be signed in at once. */
const subject = "victim";
let browser: ReturnType<typeof aBrowser>;
beforeEach(async () => {
  provider.behave({});
  browser = aBrowser(site);
  await site.db.delete(connectedSignIns);
  const { id } = await join(site.db, "ana");
  await site.db.insert(connectedSignIns).values({ personId: id, issuer: provider.issuer, subject });
});

const person = { sub: subject, email: "ana@maple.example", email_verified: true };
const comeBack = async () => browser.back(provider.visit(await browser.start(), person));

test("a valid response signs the person in", async () => {
  expect((await comeBack()).status).toBe(302);
  expect(browser.isSignedIn()).toBe(true);
});

test.each(forgeries)("%s is refused without details", async (_, behavior) => {
  const url = await browser.start();
  provider.behave(behavior(provider.own));
  const response = await browser.back(provider.visit(url, person));
  expect(response.status).toBe(403);
  expect(browser.isSignedIn()).toBe(false);
  expect(browser.cookies.has("oauth-state")).toBe(false);
  expect(browser.cookies.has("provider-sign-up")).toBe(false);
});

test("new keys work immediately and withdrawn keys do not", async () => {
  expect((await comeBack()).status).toBe(302);
  provider.behave({ signWith: otherKey, publish: [otherKey] });
  browser = aBrowser(site);
  expect((await comeBack()).status).toBe(302);
  expect(browser.isSignedIn()).toBe(true);
  provider.behave({ signWith: provider.own, publish: [otherKey] });
  browser = aBrowser(site);
  expect((await comeBack()).status).toBe(403);
});

test("a missing key is requested once", async () => {
  const url = await browser.start();
  provider.behave({ signWith: otherKey });
  provider.asked.length = 0;
  await browser.back(provider.visit(url, person));
  expect(provider.asked).toEqual(["/token", "/keys"]);
});

test("a response works once", async () => {
  const back = provider.visit(await browser.start(), person);
  const cookies = new Map(browser.cookies);
  expect((await browser.back(back)).status).toBe(302);
  expect((await browser.back(back)).status).toBe(400);
  // Even with a stolen cookie: the code is used up.
  const thief = aBrowser(site);
  for (const [name, value] of cookies) thief.cookies.set(name, value);
  expect((await thief.back(back)).status).toBe(403);
  expect(thief.isSignedIn()).toBe(false);
});

const changes: [name: string, change: (back: URL) => void, status: number][] = [
  ["without a state", (back) => back.searchParams.delete("state"), 400],
  ["with another state", (back) => back.searchParams.set("state", "another"), 400],
  ["with two states", (back) => back.searchParams.append("state", "another"), 403],
  ["from another issuer (RFC 9207)", (back) => back.searchParams.set("iss", "https://accounts.google.com"), 403],
  ["with another code", (back) => back.searchParams.set("code", "another"), 403],
  ["without a code", (back) => back.searchParams.delete("code"), 403],
  ["with an error", (back) => back.searchParams.set("error", "access_denied"), 403],
  ["with an error of the provider's", (back) => back.searchParams.set("error", "server_error"), 503],
];

test.each(changes)("an address %s is refused", async (_, change, status) => {
  const back = provider.visit(await browser.start(), person);
  change(back);
  expect((await browser.back(back)).status).toBe(status);
  expect(browser.isSignedIn()).toBe(false);
});

test("a response is refused in another browser", async () => {
  const back = provider.visit(await browser.start(), person);
  const victim = aBrowser(site);
  expect((await victim.back(back)).status).toBe(400);
  await victim.start();
  expect((await victim.back(back)).status).toBe(400);
  expect(victim.isSignedIn()).toBe(false);
});

test("an OAuth state cannot be forged and expires after ten minutes", async () => {
  const back = provider.visit(await browser.start(), person);
  const oauthState = browser.cookies.get("oauth-state") ?? "";
  const other = oauthState[40] === "A" ? "B" : "A";
  for (const wrong of [oauthState.slice(0, -2), oauthState.slice(0, 40) + other + oauthState.slice(41), "e30", ""]) {
    browser.cookies.set("oauth-state", wrong);
    expect((await browser.back(back)).status).toBe(400);
    browser.cookies.delete("oauth-state");
  }
  browser.cookies.set("oauth-state", oauthState);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
  try {
    expect((await browser.back(back)).status).toBe(400);
  } finally {
    vi.useRealTimers();
  }
});

test("a cookie is accepted only for its own purpose", async () => {
  await browser.start();
  browser.cookies.set("provider-sign-up", browser.cookies.get("oauth-state") ?? "");
  const response = await browser.get("/sign-in/connect/account");
  expect([response.status, response.headers.get("location")?.startsWith("/sign-in?")]).toEqual([302, true]);
});

let hoursFromNow = 0;

/** Provider metadata is cached for an hour; this moves past that, so that it is fetched again. */
async function hoursLater<Result>(work: () => Promise<Result>): Promise<Result> {
  hoursFromNow += 2;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hoursFromNow * 60 * 60_000 });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

const refusedStarts: [name: string, behavior: Partial<Behavior>, status: number][] = [
  ["speaks for another issuer", { document: (each) => ({ ...each, issuer: "https://accounts.google.com" }) }, 403],
  ["says far too much", { document: (each) => ({ ...each, words: "x".repeat(1_000_000) }) }, 403],
  ["is broken", { answer: (_, response) => Boolean(response.writeHead(500).end()) }, 503],
  ["hangs up", { answer: (_, response) => Boolean(response.destroy()) }, 503],
  [
    "sends elsewhere",
    { answer: (_, response) => Boolean(response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()) },
    503,
  ],
  [
    "answers in another language",
    { answer: (_, response) => Boolean(response.writeHead(200, { "content-type": "text/html" }).end("<p>")) },
    403,
  ],
];

test.each(refusedStarts)("no redirect goes to a provider that %s", async (_, behavior, status) => {
  provider.behave(behavior);
  const response = await hoursLater(() => browser.post("/sign-in/with/oidc"));
  expect(response.status).toBe(status);
  expect(response.headers.get("refresh")).toBeNull();
  expect(browser.cookies.has("oauth-state")).toBe(false);
  provider.behave({});
  expect((await hoursLater(() => browser.post("/sign-in/with/oidc"))).status).toBe(200);
});

test("a request to a silent provider times out within ten seconds", async () => {
  const url = await browser.start();
  const back = provider.visit(url, person);
  provider.behave({ answer: (path) => path === "/token" });
  const patience = vi.spyOn(AbortSignal, "timeout");
  expect((await browser.back(back)).status).toBe(503);
  expect(Math.max(...patience.mock.calls.map(([milliseconds]) => milliseconds))).toBeLessThanOrEqual(10_000);
  patience.mockRestore();
  expect(browser.isSignedIn()).toBe(false);
});

test("an endless provider response is aborted", async () => {
  const back = provider.visit(await browser.start(), person);
  const answer: Behavior["answer"] = (path, response) => {
    if (path !== "/token") return false;
    response.writeHead(200, { "content-type": "application/json" });
    const pour = () => {
      if (!response.destroyed && response.write("x".repeat(64 * 1024))) setImmediate(pour);
      else response.once("drain", pour);
    };
    pour();
    return true;
  };
  provider.behave({ answer });
  expect((await browser.back(back)).status).toBe(403);
});

test("provider claims are reduced to one line of text", async () => {
  await site.db.delete(connectedSignIns);
  const back = provider.visit(await browser.start(), {
    sub: subject,
    email: "a@b.example\r\nBcc: everyone@maple.example",
    email_verified: true,
    name: `<script>\u0000${"x".repeat(500)}`,
  });
  expect((await browser.back(back)).headers.get("location")).toBe("/sign-in/connect");
  const told = await browser.data("/sign-in/connect", "routes/sign-in/connect.tsx");
  expect(told).not.toContain("Bcc");
  expect(told).not.toContain("script");
});

test("no account was created or changed, and no errors were logged", async () => {
  expect(await site.db.execute(sql`select 1 from people where email like 'a@b.example%'`)).toHaveLength(0);
  expect(site.failures).toEqual([]);
});
