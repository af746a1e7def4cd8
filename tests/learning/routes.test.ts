import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { newKey } from "#app/learning/notes/note.ts";
import { promptVersions } from "#db/schema/catalog.ts";
import { lessonFacts, readingPositions, reflections, responses } from "#db/schema/learning.ts";
import { type Ask, cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let cookie = "";
const lesson = "/courses/numbers/lessons/counting";

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  cookie = await cookieOf(site.db, (await join(site.db, "ana")).id);
  await site.db.execute(sql`truncate lesson_facts, course_facts, responses, reflections, reading_positions cascade`);
});

const send = (path: string, form: Record<string, string> = {}, options: Ask = {}) =>
  site.ask(requestFor(path, { method: "POST", cookie, form, ...options }));
const sendAsJson = (path: string, form: Record<string, string>) => send(path, form, { accept: "application/json" });
const locationOf = (response: Response) => [response.status, response.headers.get("location")];

describe("without JavaScript", () => {
  test("enrolling leads to the lesson to take next", async () => {
    expect(locationOf(await send("/courses/numbers/enrollment"))).toEqual([303, lesson]);
  });

  test("completing and undoing lead back to the end of the lesson", async () => {
    expect(locationOf(await send(`${lesson}/completion`))).toEqual([303, `${lesson}#end`]);
    expect(locationOf(await send(`${lesson}/completion`, { _method: "delete" }))).toEqual([303, `${lesson}#end`]);
    expect(await site.db.select().from(lessonFacts)).toHaveLength(2);
  });

  test("an answer leads back to its question, and one that is refused says which and why", async () => {
    const path = `${lesson}/responses/guess`;
    expect(locationOf(await send(path, { answer: " " }))).toEqual([
      303,
      `${lesson}?problem=guess&why=write-something#guess`,
    ]);
    expect(locationOf(await send(path, { answer: "Seven" }))).toEqual([303, `${lesson}#guess`]);
    expect((await send(path, { answer: "Eight" })).status, "a page that shows these words").toBe(422);
    expect(await site.db.select().from(responses)).toMatchObject([{ value: { answer: "Seven" } }]);
  });

  test("a note is found where everything is searched, by its author only", async () => {
    await send(`${lesson}/notes`, { key: newKey(), words: "Ask who counts at the zebra crossing." });
    const found = async (by: string) => (await site.ask(requestFor("/search.data?q=zebra", { cookie: by }))).text();
    expect(await found(cookie)).toContain("/notes?q=zebra#note-");
    expect(await found(await cookieOf(site.db, (await join(site.db, "bea")).id))).not.toContain("#note-");
  });

  test("words sent without a session, as another person or too long are shown again; nothing is written", async () => {
    const path = `${lesson}/reflections/notice`;
    const other = "00000000-0000-4000-8000-000000000000";
    expect((await send(path, { text: "I notice." }, { cookie: "" })).status).toBe(401);
    expect(locationOf(await send(path, { text: " " }, { cookie: "" }))[0]).toBe(303);
    expect((await send(path, { text: "I notice.", person: other })).status).toBe(403);
    expect((await send(path, { text: "x".repeat(50_001) })).status).toBe(422);
    expect(await site.db.select().from(reflections)).toEqual([]);
  });

  test("a reflection leads back to its question; its pages lead back to it", async () => {
    expect(locationOf(await send(`${lesson}/reflections/notice`, { text: "I notice." }))).toEqual([
      303,
      `${lesson}#notice`,
    ]);
    const [mine] = await site.db.select().from(reflections);
    const path = `/reflections/${mine?.id}`;
    expect(locationOf(await send(`${path}/visibility`, { visibility: "cohort" }))).toEqual([303, path]);
    expect(locationOf(await send(`${path}/visibility`, { visibility: "coach", to: "/reflections?page=2" }))).toEqual([
      303,
      "/reflections?page=2",
    ]);
    expect(
      locationOf(await send(`${path}/visibility`, { visibility: "coach", to: "//evil.example" }))[1],
    ).not.toContain("evil");
    expect(locationOf(await send(`${path}/restoration`, { revision: "1" }))).toEqual([303, path]);
  });
});

describe("a page with JavaScript", () => {
  test("gets its answer back, and a refusal in words", async () => {
    const path = `${lesson}/responses/guess`;
    const saved = await sendAsJson(path, { answer: "Seven" });
    expect(await saved.json()).toMatchObject({ response: { value: { answer: "Seven" }, isLocked: true } });
    const refused = await sendAsJson(path, { answer: "Eight" });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({ error: expect.stringContaining("locked") });
  });

  test("gets its reflection back, and hears of another page's newer words", async () => {
    const path = `${lesson}/reflections/notice`;
    const first = await sendAsJson(path, { text: "I notice.", writer: "phone", base: "0" });
    expect(await first.json()).toMatchObject({ reflection: { text: "I notice.", revision: 1 }, overtaken: false });
    const second = await sendAsJson(path, { text: "I wonder.", writer: "laptop", base: "0" });
    expect(await second.json()).toMatchObject({ reflection: { text: "I wonder.", revision: 2 }, overtaken: true });
    const long = await sendAsJson(path, { text: "x".repeat(50_014) });
    expect([long.status, await long.json()]).toEqual([
      422,
      { error: expect.stringMatching(/50,014 characters.*14 more than the limit of 50,000/) },
    ]);
  });

  test("that still shows an older choice of readers does not undo a newer one", async () => {
    const path = `${lesson}/reflections/notice`;
    await sendAsJson(path, { text: "I notice.", visibility: "cohort", visibilityShown: "private" });
    const stale = await sendAsJson(path, { text: "I notice!", visibility: "private", visibilityShown: "private" });
    expect(await stale.json()).toMatchObject({ reflection: { visibility: "cohort" } });
    const chosen = await sendAsJson(path, { text: "I notice!", visibility: "private", visibilityShown: "cohort" });
    expect(await chosen.json()).toMatchObject({ reflection: { visibility: "private" } });
  });

  test("whose session has ended is told where to sign in, and nothing is lost without a word", async () => {
    cookie = "";
    const answer = await sendAsJson(`${lesson}/reflections/notice`, { text: "I notice." });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ signIn: expect.stringMatching(/^\/sign-in/) });
  });

  test("left open while another person signs in does not write as them", async () => {
    const ana = await join(site.db, "ana");
    const bea = await join(site.db, "bea");
    cookie = await cookieOf(site.db, bea.id);
    const [words, answer] = [`${lesson}/reflections/notice`, `${lesson}/responses/guess`];
    const refused = await sendAsJson(words, { text: "Ana's own words", person: ana.id });
    expect([refused.status, await refused.json()]).toMatchObject([401, { signIn: expect.any(String) }]);
    expect((await sendAsJson(answer, { answer: "Seven", person: ana.id })).status).toBe(401);
    expect((await send(words, { text: "Ana's own words", person: ana.id })).status).toBe(403);
    expect((await send(`${lesson}/position`, { block: "count", offset: "0.5", person: ana.id })).status).toBe(403);
    expect((await send(`${lesson}/completion`, { person: ana.id })).status).toBe(403);
    for (const kept of [reflections, responses, readingPositions, lessonFacts]) {
      expect(await site.db.select().from(kept)).toEqual([]);
    }
    expect((await sendAsJson(words, { text: "Bea's own words", person: bea.id })).status).toBe(200);
  });

  test("keeps its place", async () => {
    expect((await send(`${lesson}/position`, { block: "count", offset: "0.25" })).status).toBe(204);
    expect((await send(`${lesson}/position`, { block: "count", offset: "0.75" })).status).toBe(204);
    expect(await site.db.select().from(readingPositions)).toMatchObject([{ blockId: "count", offset: 0.75 }]);
  });
});

describe("a page from before its question changed", () => {
  const was = (promptId: string, version: string, definition: PromptDefinition) =>
    site.db
      .insert(promptVersions)
      .values({ lessonId: "counting", promptId, version, definition })
      .onConflictDoNothing();
  const options = [
    { id: "seven", text: "Seven", correct: true, because: "" },
    { id: "eight", text: "Eight", correct: false, because: "" },
  ];

  test("sends which question it showed, and its answer is read, graded and kept by that", async () => {
    await was("guess", "a-check", { kind: "check", question: "Which?", explanation: "", type: "single", options });
    const path = `${lesson}/responses/guess`;
    const refused = await sendAsJson(path, { answer: "nine", asked: "a-check" });
    expect(refused.status).toBe(422);
    expect(locationOf(await send(path, { answer: "seven", asked: "a-check" }))).toEqual([303, `${lesson}#guess`]);
    expect(await site.db.select().from(responses)).toMatchObject([
      { kind: "check", score: 1, promptVersion: "a-check" },
    ]);
    expect((await sendAsJson(path, { answer: "Seven of them" })).status).toBe(200);
    const late = await sendAsJson(path, { answer: "eight", asked: "a-check" });
    expect([late.status, await late.json()]).toEqual([422, { error: expect.stringContaining("changed") }]);
    expect(await site.db.select().from(responses)).toMatchObject([{ value: { answer: "Seven of them" } }]);
  });

  test("keeps words written to it, also where something else is asked there today", async () => {
    await was("notice", "old-words", { kind: "reflection", prompt: "What did you notice?" });
    await was("guess", "a-reflection", { kind: "reflection", prompt: "How many, and why?" });
    await send(`${lesson}/reflections/notice`, { text: "I noticed.", asked: "old-words" });
    await send(`${lesson}/reflections/guess`, { text: "Seven, I think.", asked: "a-reflection" });
    const kept = await site.db.select().from(reflections).orderBy(reflections.promptVersion);
    expect(kept.map(({ text, promptVersion }) => [text, promptVersion])).toEqual([
      ["Seven, I think.", "a-reflection"],
      ["I noticed.", "old-words"],
    ]);
    expect((await send(`${lesson}/reflections/guess`, { text: "x", asked: "old-words" })).status).toBe(404);
  });
});

describe("an address", () => {
  test.each([
    "/courses/none/enrollment",
    "/courses/numbers/lessons/none/completion",
    "/courses/none/lessons/counting/position",
    `${lesson}/responses/none`,
    `${lesson}/responses/notice`,
    `${lesson}/reflections/guess`,
    `${lesson}/reflections/%00`,
    "/reflections/not-an-id/visibility",
    "/reflections/not-an-id/restoration",
    "/reflections/00000000-0000-4000-8000-000000000000/restoration",
  ])("that names nothing is not found: %s", async (path) => {
    const form = { block: "count", text: "x", visibility: "coach", revision: "1" };
    expect((await send(path, form)).status).toBe(404);
  });

  test("from before a lesson was renamed still takes what an open page sends", async () => {
    await site.db.execute(sql`insert into past_slugs (course_slug, lesson_slug, course_id, lesson_id)
      values ('numbers', 'tallying', 'numbers', 'counting') on conflict do nothing`);
    const old = "/courses/numbers/lessons/tallying";
    expect(locationOf(await send(`${old}/completion`))).toEqual([303, `${lesson}#end`]);
    expect(locationOf(await send(`${old}/reflections/notice`, { text: "Kept." }))).toEqual([303, `${lesson}#notice`]);
  });

  test.each([
    ["a place that is none", `${lesson}/position`, { block: "a b" }],
    ["a place beyond its block", `${lesson}/position`, { block: "count", offset: "7" }],
    ["a reflection without words", `${lesson}/reflections/notice`, { writer: "w" }],
  ])("refuses %s", async (_, path, form) => expect((await send(path, form)).status).toBe(400));

  test("refuses what is not a form", async () => {
    for (const path of [`${lesson}/completion`, `${lesson}/position`, `${lesson}/responses/guess`]) {
      const headers = {
        cookie,
        host: "practice.test",
        origin: "http://practice.test",
        "content-type": "application/json",
      };
      const request = new Request(`http://practice.test${path}`, { method: "POST", headers, body: "{}" });
      expect((await site.ask(request)).status).toBe(400);
    }
  });

  test("takes only the methods that it says", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const answer = await send(`${lesson}/position`, { block: "count" }, { method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
    }
    expect((await send("/reflections/export")).status).toBe(405);
  });
});

test("the export is a file of one's own, with a day in its name", async () => {
  await send(`${lesson}/reflections/notice`, { text: "I notice." });
  const file = await site.ask(requestFor("/reflections/export", { cookie }));
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="reflections-\d{4}-\d\d-\d\d\.md"$/);
  expect(file.headers.get("cache-control")).toBe("private, no-store");
  expect(await file.text()).toContain("## Numbers\n\n### Counting\n\n> What do you notice?\n\nI notice.\n");
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
