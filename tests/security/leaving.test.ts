import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { sharedDeviceCookie } from "#app/identity/sessions/shared-device.server.ts";
import { log } from "#app/log/log.ts";
import { rateLimits } from "#db/schema/index.ts";
import { type Ask, cookieOf, openSite, requestFor } from "#tests/identity/site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let personId = "";
const email = "ana@maple.example";
const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));

beforeAll(async () => {
  site = await openSite();
  const made = await createAccount(site.db, { email, name: "Ana", password: "river otters at dawn", isVerified: true });
  personId = typeof made === "string" ? "" : made.personId;
});
beforeEach(async () => {
  await site.db.delete(rateLimits);
});
afterAll(() => site.close());

/** The cookies that a response deletes. */
const cleared = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .filter((cookie) => /^[^=]+=;.*Max-Age=0/.test(cookie))
    .map((cookie) => cookie.split("=")[0])
    .sort();

const carriedCookies = ["oauth-state", "mail-code", "merge", "provider-sign-up", "second-step"];

describe("cookies between two pages are cleared", () => {
  test("when the person signs out", async () => {
    const answer = await ask("/sign-out", { method: "POST", cookie: await cookieOf(site.db, personId) });
    expect(cleared(answer)).toEqual(expect.arrayContaining([...carriedCookies, "session"]));
  });

  test("when a session on a shared device has expired", async () => {
    const shared = sharedDeviceCookie(requestFor("/"), true).split(";")[0] ?? "";
    const asked = await ask("/sign-in/mail", { method: "POST", form: { email }, cookie: shared });
    const mailCookie = asked.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const answer = await ask("/sign-in", { cookie: `${shared}; ${mailCookie}` });
    expect(cleared(answer)).toEqual([...carriedCookies, "shared-device"].sort());
    expect(answer.headers.get("clear-site-data")).toBe('"cache"');
  });
});

describe("a refused proof is logged", () => {
  const cases: [string, string, Record<string, string>][] = [
    ["password", "/sign-in", { email, password: "not this one" }],
    ["password", "/sign-in", { email: "nobody@maple.example", password: "not this one" }],
    ["mailed_code", "/sign-in/code", { code: "123456" }],
    ["mailed_link", "/sign-in/link", { token: "A".repeat(43) }],
    ["mailed_link", "/reset-password", { token: "A".repeat(43), password: "heron wades at noon" }],
  ];
  test.each(cases)("%s at %s, without person or network", async (proof, path, form) => {
    const warn = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    try {
      await ask(path, { method: "POST", form });
      expect(warn).toHaveBeenCalledTimes(1);
      const [line] = warn.mock.calls[0] ?? [];
      expect(line).toMatchObject({ requestId: "r", proof, network: expect.stringMatching(/^[0-9a-f]{12}$/) });
      const written = JSON.stringify(line);
      for (const secret of [email, "nobody", "203.0.113.7", personId, ...Object.values(form)]) {
        expect(written).not.toContain(secret);
      }
    } finally {
      warn.mockRestore();
    }
  });
});

test("no page sets its own referrer policy", () => {
  const files = globSync("app/routes/**/*.{ts,tsx}");
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(readFileSync(file, "utf8"), file).not.toMatch(/referrer-policy/i);
});
