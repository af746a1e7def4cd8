import { sql } from "drizzle-orm";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { hashPassword } from "#app/identity/accounts/password.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { confirmTotp, offerTotp } from "#app/identity/second-step/totp.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import { passwords } from "#db/schema/index.ts";
import { join } from "#tests/world.ts";
import { aBrowser } from "./provider-journey.ts";
import { cookieOf, openSite } from "./site.ts";

let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  vi.stubEnv("MAIL_URL", "smtp://127.0.0.1:9");
  site = await openSite();
});

afterAll(() => site.close());

const password = "a pair of wet boots";
let [kept, gone]: Person[] = [];
let browser: ReturnType<typeof aBrowser>;
beforeEach(async () => {
  [kept, gone] = [await join(site.db, "ana"), await join(site.db, "ana")];
  await site.db.insert(passwords).values({ personId: gone.id, hash: await hashPassword(password) });
  browser = aBrowser(site);
  await enter(kept.id);
  await site.db.execute(sql`delete from rate_limits`);
});

async function enter(personId: string) {
  const [name = "", token = ""] = (await cookieOf(site.db, personId)).split("=");
  browser.cookies.set(name, token);
}

const goneOf = () => gone?.id ?? "";
const place = (response: Response) => [response.status, response.headers.get("location")];
const exists = async (id: string) => (await site.db.execute(sql`select 1 from people where id = ${id}`)).length > 0;

/** The newest mail to an address. */
async function newestMail(email: string): Promise<{ template: string; code: string } | null> {
  const [row] = await site.db.execute<{ template: string; sealed: Buffer }>(sql`
    select template, sealed_data as sealed from mails where email = ${email} order by created_at desc limit 1`);
  if (!row) return null;
  const data: unknown = JSON.parse(unseal("mail", row.sealed) ?? "{}");
  const code = typeof data === "object" && data !== null && "code" in data ? String(data.code) : "";
  return { template: row.template, code };
}

const begin = (email = gone?.email ?? "") => browser.post("/settings/merge", { email });

test("two accounts merge with the other account's password", async () => {
  expect(place(await begin())).toEqual([302, "/settings/merge/proof"]);
  expect((await browser.get("/settings/merge/proof")).status).toBe(200);
  expect(place(await browser.post("/settings/merge/proof", { password }))).toEqual([302, "/settings/merge/review"]);
  expect((await browser.get("/settings/merge/review")).status).toBe(200);
  expect(await exists(goneOf())).toBe(true);
  expect((await browser.post("/settings/merge/review", { address: "" })).status).toBe(422);
  expect(place(await browser.post("/settings/merge/review", { address: "gone" }))).toEqual([
    302,
    "/settings/merge?done",
  ]);
  expect(await exists(goneOf())).toBe(false);
  const [row] = await site.db.execute(sql`select email from people where id = ${kept?.id}`);
  expect(row).toEqual({ email: gone?.email });
  expect((await browser.get("/settings/merge?done")).status).toBe(200);
  // Posting again from a page that was left open: there is nothing to merge.
  expect(place(await browser.post("/settings/merge/review", { address: "kept" }))).toEqual([302, "/settings/merge"]);
});

test("two accounts merge with a mailed code, once and only in this browser", async () => {
  await begin();
  const mail = await newestMail(gone?.email ?? "");
  expect(mail?.template).toBe("merge_accounts");
  const code = mail?.code ?? "";
  const elsewhere = aBrowser(site);
  for (const name of ["session", "merge"]) elsewhere.cookies.set(name, browser.cookies.get(name) ?? "");
  expect((await elsewhere.post("/settings/merge/proof", { code })).status).toBe(422);
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  expect(place(await browser.post("/settings/merge/proof", { code: spaced }))).toEqual([302, "/settings/merge/review"]);
  expect((await browser.post("/settings/merge/proof", { code })).status).toBe(422);
});

test("a code proves only its own address", async () => {
  const other = await join(site.db, "bea");
  await begin(other.email);
  const code = (await newestMail(other.email))?.code ?? "";
  await begin();
  expect((await browser.post("/settings/merge/proof", { code })).status).toBe(422);
});

test("an unknown address gets the same answer", async () => {
  const nobody = `nobody.${crypto.randomUUID()}@maple.example`;
  const answers = async (email: string) => {
    const started = place(await begin(email));
    const page = await browser.data("/settings/merge/proof", "routes/settings/merge/proof.tsx");
    const wrong = [];
    const forms: Record<string, string>[] = [{ password: "not their password" }, { code: "000000" }];
    for (const form of forms) {
      const response = await browser.post("/settings/merge/proof.data?_routes=routes/settings/merge/proof.tsx", form);
      wrong.push(response.status, (await response.text()).replace(/1\d{12}/, ""));
    }
    return [started, page.replaceAll(email, ""), wrong];
  };
  expect(await answers(nobody)).toEqual(await answers(gone?.email ?? ""));
  expect((await newestMail(nobody))?.template).toBe("no_account");
});

test("the other account's second step is required", async () => {
  const owner = { id: goneOf(), email: gone?.email ?? "", language: "en", timeZone: "America/Los_Angeles" };
  const { secret } = offerTotp(owner);
  const totp = new TOTP({ secret });
  const before = new Date(Date.now() - 30_000);
  await confirmTotp(site.db, owner, { secret, code: totp.generate({ timestamp: before.getTime() }) }, before);
  await begin();
  expect(place(await browser.post("/settings/merge/proof", { password }))).toEqual([
    302,
    "/settings/merge/second-step",
  ]);
  expect(place(await browser.get("/settings/merge/review"))).toEqual([302, "/settings/merge"]);
  expect(place(await browser.post("/settings/merge/review", { address: "kept" }))).toEqual([302, "/settings/merge"]);
  expect((await browser.get("/settings/merge/second-step")).status).toBe(200);
  expect((await browser.post("/settings/merge/second-step", { code: "" })).status).toBe(422);
  expect((await browser.post("/settings/merge/second-step", { code: "ABCD-EFGH-JKMN-PQRS" })).status).toBe(422);
  const code = totp.generate();
  expect(place(await browser.post("/settings/merge/second-step", { code }))).toEqual([302, "/settings/merge/review"]);
  expect(place(await browser.post("/settings/merge/review", { address: "kept" }))).toEqual([
    302,
    "/settings/merge?done",
  ]);
});

test("a proof from one session does not work in another", async () => {
  await begin();
  await browser.post("/settings/merge/proof", { password });
  const bea = await join(site.db, "bea");
  await enter(bea.id);
  for (const step of ["proof", "second-step", "review"]) {
    expect(place(await browser.get(`/settings/merge/${step}`))).toEqual([302, "/settings/merge"]);
  }
  expect(place(await browser.post("/settings/merge/review", { address: "kept" }))).toEqual([302, "/settings/merge"]);
  expect(await exists(goneOf())).toBe(true);
});

test("the person's own address is refused", async () => {
  expect((await begin(kept?.email.toUpperCase())).status).toBe(422);
});

test("password attempts are limited", async () => {
  await begin();
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries++) {
    statuses.push((await browser.post("/settings/merge/proof", { password: "not their password" })).status);
  }
  expect(statuses).toContain(429);
});

test("every step requires reauthentication", async () => {
  await begin();
  await browser.post("/settings/merge/proof", { password });
  await site.db.execute(sql`update sessions set proved_at = now() - interval '2 hours' where person_id = ${kept?.id}`);
  for (const step of ["", "/proof", "/second-step", "/review"]) {
    for (const answer of [await browser.get(`/settings/merge${step}`), await browser.post(`/settings/merge${step}`)]) {
      const [status, to] = place(answer);
      expect([status, String(to).startsWith("/sign-in/again")]).toEqual([303, true]);
    }
  }
  expect(await exists(goneOf())).toBe(true);
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
