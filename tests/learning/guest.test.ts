import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { firstLessonPath } from "#app/learning/guest.server.ts";
import { responses } from "#db/schema/learning.ts";
import { type Ask, cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";

let site: Awaited<ReturnType<typeof openSite>>;
const lesson = "/courses/numbers/lessons/counting";
const guess = `${lesson}/responses/guess`;

beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site.close());

const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));
const answer = (words: string, options: Ask = {}) =>
  ask(guess, { method: "POST", form: { person: "guest", answer: words }, ...options });
const cookieIn = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const answersOf = (personId: string) => site.db.select().from(responses).where(eq(responses.personId, personId));

test("the first lesson opens without an account, and its print does not", async () => {
  expect((await ask(lesson)).status).toBe(200);
  const print = await ask(`${lesson}/print`);
  expect([print.status, print.headers.get("location")?.split("?")[0]]).toEqual([303, "/sign-in"]);
});

test("a guest's answer stays in their browser until they say that it is theirs", async () => {
  const kept = await answer("Seven");
  expect([kept.status, kept.headers.get("location")]).toEqual([303, `${lesson}#guess`]);
  expect(await site.db.select().from(responses)).toEqual([]);
  const guest = cookieIn(kept);
  expect(await (await ask(`${lesson}.data`, { cookie: guest })).text()).toContain("Seven");

  const ana = await join(site.db, "ana");
  const session = await cookieOf(site.db, ana.id);
  const both = { cookie: `${session}; ${guest}` };
  expect(await (await ask(`${lesson}.data`, both)).text()).toContain('"answers"');
  expect(await answersOf(ana.id), "asking adds nothing").toEqual([]);
  const added = await ask("/learning/guest-answers", { method: "POST", form: { to: lesson }, ...both });
  expect([added.status, added.headers.get("location")]).toEqual([303, lesson]);
  expect(added.headers.getSetCookie()[0]).toMatch(/^guest-answers=;.*Max-Age=0/);
  expect(await answersOf(ana.id)).toMatchObject([{ promptId: "guess", value: { answer: "Seven" }, isLocked: true }]);
});

test("an account's own answer is not replaced, and what is discarded goes nowhere", async () => {
  const bea = await join(site.db, "bea");
  const session = await cookieOf(site.db, bea.id);
  await ask(guess, { method: "POST", cookie: session, form: { answer: "Eight" } });
  const cookie = `${session}; ${cookieIn(await answer("Seven"))}`;
  await ask("/learning/guest-answers", { method: "POST", form: { to: "/" }, cookie });
  expect(await answersOf(bea.id)).toMatchObject([{ value: { answer: "Eight" } }]);

  const cora = await join(site.db, "cora");
  const discarding = `${await cookieOf(site.db, cora.id)}; ${cookieIn(await answer("Nine"))}`;
  await ask("/learning/guest-answers", { method: "POST", form: { _method: "delete", to: "/" }, cookie: discarding });
  expect(await answersOf(cora.id)).toEqual([]);
});

test("a prediction of a guest locks, too much is refused with a sentence, and a forged cookie is nothing", async () => {
  const first = cookieIn(await answer("Seven"));
  const second = await answer("Eight", { cookie: first, accept: "application/json" });
  expect(await second.json()).toMatchObject({ response: { value: { answer: "Seven" }, isLocked: true } });
  const long = await answer("x".repeat(5_000), { accept: "application/json" });
  expect([long.status, (await long.json()).error]).toEqual([422, expect.stringContaining("Sign up")]);
  expect((await ask(lesson, { cookie: "guest-answers=forged" })).status).toBe(200);
});

test("a page whose session ended is not a guest's", async () => {
  const expired = await ask(guess, { method: "POST", form: { person: crypto.randomUUID(), answer: "Seven" } });
  expect(expired.headers.getSetCookie().join()).not.toContain("guest-answers");
  expect(expired.status).toBe(401);
});

test("a new account begins in the lesson that was tried in this browser, else in the first one", async () => {
  const fresh = requestFor("/sign-up/code", {});
  expect(firstLessonPath(fresh, currentCatalog())).toBe(lesson);
  const tried = requestFor("/sign-up/code", { cookie: cookieIn(await answer("Seven")) });
  expect(firstLessonPath(tried, currentCatalog())).toBe(lesson);
  expect(firstLessonPath(fresh, { ...currentCatalog(), courses: [], coursesById: new Map(), paths: [] })).toBe("/");
});
