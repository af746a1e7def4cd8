import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { hours, minutes } from "#app/time/durations.ts";
import { invitations, roleGrants, sessions } from "#db/schema/index.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";
import { callersOf } from "./callers.ts";

let site: Awaited<ReturnType<typeof openSite>>;
const cookies = { administrator: "", passwordless: "" };
const ids = { person: "", invitation: "", invitationEnd: 0, grant: "" };

beforeAll(async () => {
  vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:9");
  vi.stubEnv("OIDC_CLIENT_ID", "sound-practice");
  vi.stubEnv("OIDC_CLIENT_SECRET", "secret");
  site = await openSite();
  const password = "river otters at dawn";
  const ines = await createAccount(site.db, { email: "ines@maple.example", name: "Ines", password, isVerified: true });
  const ana = await createAccount(site.db, { email: "ana@maple.example", name: "Ana", password, isVerified: true });
  if (typeof ines === "string" || typeof ana === "string") throw new Error("no accounts");
  await insertRoleGrant(site.db, { personId: ines.personId, role: "administrator", reason: "For the test." });
  ids.person = ana.personId;
  const expiresAt = new Date(Date.now() + hours);
  const [made] = await site.db
    .insert(invitations)
    .values({ email: "b@maple.example", role: "program_lead", tokenHash: Buffer.from("b"), expiresAt })
    .returning();
  ids.invitation = made?.id ?? "";
  ids.invitationEnd = made?.expiresAt.getTime() ?? 0;
  await insertRoleGrant(site.db, { personId: ana.personId, role: "program_lead", reason: "For the test." });
  const [grant] = await site.db.select().from(roleGrants).where(eq(roleGrants.personId, ana.personId));
  ids.grant = grant?.id ?? "";
  cookies.administrator = await cookieOf(site.db, ines.personId);
  cookies.passwordless = await cookieOf(site.db, (await join(site.db, "ana")).id);
  await site.db.update(sessions).set({ provedAt: new Date(Date.now() - hours) });
});
afterAll(() => site.close());

/** The seeded invitation as its checkbox names it. */
const chosen = () => `${ids.invitation}~${ids.invitationEnd}`;

/**
 * What an address needs to reach the reauthentication check; every other one is requested as the administrator, with a
 * code.
 */
const needs: Record<string, { form?: () => Record<string, string>; person?: "passwordless" }> = {
  "sign-in/with/:provider": { form: () => ({ purpose: "connect" }) },
  // Only invitations to roles with a second step need it.
  "admin/invitations/renewals": { form: () => ({ chosen: chosen() }) },
  // People with a password reauthenticate with it, so only others are redirected.
  "settings/password": { person: "passwordless" },
};

const pathOf = (path: string) =>
  `/${path}`
    .replace(":person", ids.person)
    .replace(":invitation", ids.invitation)
    .replace(":grant", ids.grant)
    .replace(":provider", "oidc")
    .replace(":export", "00000000-0000-4000-8000-000000000000")
    .replace(":file", "json")
    .replace(/:\w+/, "one");

describe("pages that require reauthentication", () => {
  const held = callersOf(requireRecentSignIn.name);

  test("are listed completely", () => {
    expect(held.map(({ path }) => path)).toContain("settings/merge/review"); // called by a function of the page's own
    expect(Object.keys(needs).filter((path) => !held.some((caller) => caller.path === path))).toEqual([]);
  });

  test.each(held)("$method /$path redirects to it", async ({ path, method }) => {
    const { form = () => ({ code: "123456" }), person = "administrator" } = needs[path] ?? {};
    const query = method === "GET" ? `?${new URLSearchParams(form())}` : "";
    const asked = { method, cookie: cookies[person], form: form() };
    const answer = await site.ask(requestFor(`${pathOf(path)}${query}`, asked));
    expect([answer.status, answer.headers.get("location")?.split("?")[0]]).toEqual([303, "/sign-in/again"]);
  });

  test("/settings/password requires the current password to change or remove it", async () => {
    const remove = { method: "POST", cookie: cookies.administrator, form: { _method: "delete" } };
    expect((await site.ask(requestFor("/settings/password", remove))).headers.get("location")).toBe("/sign-in/again");
    const change = {
      method: "POST",
      cookie: cookies.administrator,
      form: { currentPassword: "not this one", newPassword: "heron wades at noon" },
    };
    expect((await site.ask(requestFor("/settings/password", change))).status).toBe(422);
  });

  test("a download requires it", async () => {
    const file = "/settings/data/00000000-0000-4000-8000-000000000000/json";
    const answer = await site.ask(requestFor(file, { cookie: cookies.administrator }));
    expect(answer.headers.get("location")).toBe("/sign-in/again?to=%2Fsettings%2Fdata");
  });
});

test("a proof opens a page for 15 minutes and its forms for 30", async () => {
  const person = await join(site.db, "ana");
  const isOpen = (method: string, age: number) => {
    const provedAt = new Date(Date.now() - age);
    try {
      requireRecentSignIn(new Request("http://practice.test/", { method }), {
        ...person,
        session: { ...person.session, provedAt },
      });
      return true;
    } catch {
      return false;
    }
  };
  const [GET, POST] = [14.9, 15.1, 29.9, 30.1].reduce<boolean[][]>(
    (rows, age) => ["GET", "POST"].map((method, at) => [...(rows[at] ?? []), isOpen(method, age * minutes)]),
    [],
  );
  expect(GET).toEqual([true, false, false, false]);
  expect(POST).toEqual([true, true, true, false]);
});
