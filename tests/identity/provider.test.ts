import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { log } from "#app/log/log.ts";
import { connectedSignIns, people } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";
import { client } from "./provider-client.ts";
import { aBrowser, siteAddress } from "./provider-journey.ts";
import { startProvider } from "./real-provider.ts";
import { cookieOf, openSite } from "./site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  provider = await startProvider(siteAddress);
  vi.stubEnv("SITE_ADDRESS", siteAddress);
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", client.id);
  vi.stubEnv("OIDC_CLIENT_SECRET", client.secret);
  vi.stubEnv("OIDC_NAME", "Tahoma Schools");
  site = await openSite();
  log.level = "silent";
});

afterAll(async () => {
  await provider.close();
  await site.close();
});

let address = "";
let subject = "";
beforeEach(() => {
  subject = crypto.randomUUID();
  address = `${subject}@tahoma.example`;
});

const place = (response: Response) => [response.status, response.headers.get("location")];

/** Goes to the provider and returns. */
async function journey(browser: ReturnType<typeof aBrowser>, form: Record<string, string> = {}): Promise<Response> {
  return browser.back(await provider.visit(await browser.start(form)));
}

const findPerson = async (email: string) => {
  const [row] = await site.db.select().from(people).where(sql`lower(email) = lower(${email})`);
  return row ?? null;
};

const connections = (personId: string) => site.db.select().from(connectedSignIns).where(sql`person_id = ${personId}`);

/** A new person signs in and creates their account. */
async function providerSignUp(browser: ReturnType<typeof aBrowser>, form: Record<string, string> = {}) {
  provider.signInAs(subject, { email: address, email_verified: true, name: "Ana Reyes" });
  expect(place(await journey(browser, form))).toEqual([302, "/sign-in/connect"]);
  expect(place(await browser.get("/sign-in/connect"))).toEqual([302, "/sign-in/connect/account"]);
  return browser.post("/sign-in/connect/account", { name: "Ana Reyes" });
}

describe("a person whose address the provider has verified", () => {
  test("creates an account on confirmation and returns to it by subject", async () => {
    const browser = aBrowser(site);
    expect(place(await providerSignUp(browser, { to: "/courses?level=practice" }))).toEqual([
      302,
      "/courses?level=practice",
    ]);
    expect(browser.isSignedIn()).toBe(true);
    const made = await findPerson(address);
    expect(made).toMatchObject({ name: "Ana Reyes", email: address });
    expect(made?.emailVerifiedAt).not.toBeNull();

    // The provider reports another address that is unknown here: it is still the same account.
    provider.signInAs(subject, { email: `new.${address}`, email_verified: true, name: "Ana R." });
    const again = aBrowser(site);
    expect(place(await journey(again, { to: "/learning" }))).toEqual([302, "/learning"]);
    expect(again.isSignedIn()).toBe(true);
    const [row] = await connections(made?.id ?? "");
    expect(row).toMatchObject({ issuer: provider.issuer, subject, email: `new.${address}` });
    expect((await findPerson(address))?.id).toBe(made?.id);
  });

  test("gets no account by opening the page", async () => {
    provider.signInAs(subject, { email: address, email_verified: true, name: "Ana Reyes" });
    const browser = aBrowser(site);
    await journey(browser);
    expect((await browser.get("/sign-in/connect/account")).status).toBe(200);
    expect(await browser.data("/sign-in/connect/account", "routes/sign-in/connect-account.tsx")).toContain(address);
    expect(await findPerson(address)).toBeNull();
    expect(browser.isSignedIn()).toBe(false);
    expect((await browser.post("/sign-in/connect/account", { name: " " })).status).toBe(422);
    expect(await findPerson(address)).toBeNull();
  });

  test("cannot reach an existing account with that address without signing in to it", async () => {
    const ana = await join(site.db, "ana");
    await site.db.update(people).set({ email: address, emailVerifiedAt: new Date() }).where(sql`id = ${ana.id}`);
    provider.signInAs(subject, { email: address.toUpperCase(), email_verified: true, name: "Ana Reyes" });
    const browser = aBrowser(site);
    expect(place(await journey(browser))).toEqual([302, "/sign-in/connect"]);
    expect(browser.isSignedIn()).toBe(false);
    expect((await browser.get("/sign-in/connect")).status).toBe(200);
    expect(place(await browser.post("/sign-in/connect/account", { name: "Ana" }))).toEqual([302, "/sign-in/connect"]);
    expect(place(await browser.post("/sign-in/connect"))[0]).toBe(303);
    expect(await connections(ana.id)).toEqual([]);

    const [name = "", token = ""] = (await cookieOf(site.db, ana.id)).split("=");
    browser.cookies.set(name, token);
    expect((await browser.get("/sign-in/connect")).status).toBe(200);
    expect(await connections(ana.id)).toEqual([]);
    expect(place(await browser.post("/sign-in/connect"))).toEqual([302, "/settings/connected?added"]);
    expect(await connections(ana.id)).toMatchObject([{ subject }]);
    const [told] = await site.db.execute(sql`select template from mails where person_id = ${ana.id}`);
    expect(told).toEqual({ template: "security_change" });

    const again = aBrowser(site);
    expect(place(await journey(again))).toEqual([302, "/"]);
    expect(again.isSignedIn()).toBe(true);
  });
});

test.each([
  ["not verified", { email_verified: false }],
  ["without a word about it", {}],
])("an address that is %s is not looked up and belongs to nobody", async (_, more) => {
  const ana = await join(site.db, "ana");
  provider.signInAs(subject, { email: ana.email, name: "Mallory", ...more });
  const browser = aBrowser(site);
  expect(place(await journey(browser))).toEqual([302, "/sign-in/connect"]);
  const known = await browser.data("/sign-in/connect", "routes/sign-in/connect.tsx");
  expect(place(await browser.post("/sign-in/connect/account", { name: "Mallory" }))).toEqual([302, "/sign-in/connect"]);
  expect(browser.isSignedIn()).toBe(false);

  // Nobody learns whether an address has an account: a page about an unknown address says the same.
  provider.signInAs(`${subject} 2`, { email: address, name: "Mallory", ...more });
  const other = aBrowser(site);
  await journey(other);
  const unknown = await other.data("/sign-in/connect", "routes/sign-in/connect.tsx");
  expect(unknown.replaceAll(address, "")).toBe(known.replaceAll(ana.email, ""));
  expect(await findPerson(address)).toBeNull();
});

test("a signed-in person connects and disconnects a provider while another sign-in method remains", async () => {
  const browser = aBrowser(site);
  const ana = await join(site.db, "ana");
  const [name = "", token = ""] = (await cookieOf(site.db, ana.id)).split("=");
  browser.cookies.set(name, token);
  provider.signInAs(subject, { email: address, email_verified: false });
  expect(place(await journey(browser, { purpose: "connect" }))).toEqual([302, "/settings/connected?added"]);
  expect((await browser.get("/settings/connected?added")).status).toBe(200);
  const [connected] = await connections(ana.id);
  expect(connected).toMatchObject({ subject, issuer: provider.issuer });

  const id = connected?.id ?? "";
  expect((await browser.post("/settings/connected", { id })).status).toBe(409);
  await site.db.execute(sql`insert into passwords (person_id, hash) values (${ana.id}, 'x')`);
  expect(place(await browser.post("/settings/connected", { id }))).toEqual([302, "/settings/connected?removed"]);
  expect(await connections(ana.id)).toEqual([]);
  const actions = await site.db.execute(sql`select action from audit_events where subject_id = ${ana.id} order by id`);
  expect(actions.map(({ action }) => action)).toEqual(["connected_sign_in.added", "connected_sign_in.removed"]);
});

test("nobody disconnects another person's account or connects one already taken", async () => {
  const first = aBrowser(site);
  await providerSignUp(first);
  const owner = await findPerson(address);
  const [connected] = await connections(owner?.id ?? "");

  const browser = aBrowser(site);
  const bea = await join(site.db, "bea");
  const [name = "", token = ""] = (await cookieOf(site.db, bea.id)).split("=");
  browser.cookies.set(name, token);
  expect((await browser.post("/settings/connected", { id: connected?.id ?? "" })).status).toBe(404);
  expect((await journey(browser, { purpose: "connect" })).status).toBe(409);
  expect(await connections(owner?.id ?? "")).toHaveLength(1);
  expect(await connections(bea.id)).toEqual([]);
});

test("an OAuth state works only in its own session", async () => {
  const [ana, bea] = [await join(site.db, "ana"), await join(site.db, "bea")];
  const browser = aBrowser(site);
  const signInAs = async (id: string) => {
    const [name = "", token = ""] = (await cookieOf(site.db, id)).split("=");
    browser.cookies.set(name, token);
  };
  await signInAs(ana.id);
  provider.signInAs(subject, { email: address, email_verified: true });
  const back = await provider.visit(await browser.start({ purpose: "connect" }));
  await signInAs(bea.id);
  expect((await browser.back(back)).status).toBe(400);
  expect([...(await connections(ana.id)), ...(await connections(bea.id))]).toEqual([]);
});

test("connecting requires reauthentication", async () => {
  const ana = await join(site.db, "ana");
  const cookie = await cookieOf(site.db, ana.id);
  await site.db.execute(sql`update sessions set proved_at = now() - interval '2 hours' where person_id = ${ana.id}`);
  const browser = aBrowser(site);
  const [name = "", token = ""] = cookie.split("=");
  browser.cookies.set(name, token);
  const [status, to] = place(await browser.post("/sign-in/with/oidc", { purpose: "connect" }));
  expect([status, String(to).startsWith("/sign-in/again")]).toEqual([303, true]);
  expect(browser.cookies.has("oauth-state")).toBe(false);
});

test("a shared device gets a session that ends soon", async () => {
  await providerSignUp(aBrowser(site), { isShared: "on" });
  const [session] = await site.db.execute(
    sql`select is_shared, method from sessions where person_id = ${(await findPerson(address))?.id}`,
  );
  expect(session).toEqual({ is_shared: true, method: "connected" });
});

test("canceling at the provider shows a message without the provider's text", async () => {
  provider.signInAs(null);
  const browser = aBrowser(site);
  const response = await journey(browser);
  expect(response.status).toBe(403);
  expect(browser.cookies.has("oauth-state")).toBe(false);
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example"])(
  "%s redirects only within the site",
  async (to) => {
    expect(place(await providerSignUp(aBrowser(site), { to }))).toEqual([302, "/"]);
  },
);

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
