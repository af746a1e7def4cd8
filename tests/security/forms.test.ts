import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { memberships } from "#db/schema/index.ts";
import { addresses } from "#tests/addresses.ts";
import { cookieOf, openSite } from "#tests/identity/site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let admin = "";
beforeAll(async () => {
  site = await openSite();
  const made = await createAccount(site.db, {
    email: "ada@maple.example",
    name: "Ada",
    password: "river otters at dawn",
  });
  if (typeof made === "string") throw new Error(made);
  await insertRoleGrant(site.db, { personId: made.personId, role: "administrator", reason: "For the test." });
  admin = made.personId;
});
afterAll(() => site.close());

/** An address for every route, with parameters that refer to existing rows where possible. */
const pathOf = (path: string) =>
  `/${path}`
    .replace(":person", admin)
    .replaceAll(/:\w+/g, "00000000-0000-4000-8000-000000000000")
    .replace("*", "nowhere");

async function send(path: string, type: string | null, body: BodyInit | null) {
  const headers = { host: "practice.test", origin: "http://practice.test", cookie: await cookieOf(site.db, admin) };
  const request = new Request(`http://practice.test${path}`, { method: "POST", headers, body });
  if (type === null) request.headers.delete("content-type");
  else request.headers.set("content-type", type);
  return site.ask(request);
}

const notForms: [string, string | null, string][] = [
  ["nothing", null, ""],
  ["JSON", "application/json", '{"email":'],
  ["text", "text/plain", "email=ana"],
  ["parts without a boundary", "multipart/form-data", "--x"],
  ["parts that end in the middle", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-da"],
];

test.each(notForms)("%s instead of a form causes no error at any address", async (_, type, body) => {
  for (const { path } of addresses) expect((await send(pathOf(path), type, body)).status, path).toBeLessThan(500);
});

const names = [
  "name",
  "title",
  "reason",
  "note",
  "message",
  "text",
  "pronouns",
  "email",
  "token",
  "code",
  "to",
  "word",
];

test("a NUL in any form field causes no error", async () => {
  const made = await createOrganization(site.db, { name: "Tide Hall", kind: "cbo" });
  const organization = typeof made === "string" ? "" : made.organizationId;
  const rest = { startedOn: "2026-01-01", endedOn: "2026-01-01", kind: "cbo", days: "14", seen: "0", role: "educator" };
  const place = { organization, organizationId: organization, scope: `organization ${organization}` };
  const form = new URLSearchParams({ ...rest, ...place, timeZone: "America/Los_Angeles", language: "en" });
  for (const name of names) form.set(name, name === "email" ? "a\0@maple.example" : "a\0b");
  for (const { path } of addresses) {
    if (path === "sign-out") continue;
    const { status } = await send(pathOf(path), "application/x-www-form-urlencoded", form.toString());
    expect(status, path).toBeLessThan(500);
  }
  const [membership] = await site.db.select().from(memberships);
  expect(membership?.title).toBe("a\uFFFDb");
});

test("files in text fields cause no error", async () => {
  for (const { path } of addresses) {
    const form = new FormData();
    for (const name of [...names, "file"]) form.set(name, new File(["a"], "a.txt"));
    const headers = { host: "practice.test", origin: "http://practice.test", cookie: await cookieOf(site.db, admin) };
    const request = new Request(`http://practice.test${pathOf(path)}`, { method: "POST", headers, body: form });
    expect((await site.ask(request)).status, path).toBeLessThan(500);
  }
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
