import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editPost } from "#app/discussions/posts/changing.server.ts";
import { refusedPost } from "#app/discussions/posts/composer-reply.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { discussionPosts, discussionTags } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic, words } from "./talk.ts";

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("a form that a page sends makes one post, however often it is sent", async () => {
  const { db } = site;
  const cohort = await aCohort(db);
  const ana = await join(db, "ana", { cohortIds: [cohort] });
  await aSpace(db, "cohort", { cohortId: cohort });
  const { topicId } = await aTopic(db, ana, cohort);
  const typed = {
    source: "Hello **all**",
    language: "",
    translation: "",
    translationLanguage: "",
    photoDescription: "",
  };
  const form = { person: ana.id, key: crypto.randomUUID(), answers: "", ...typed };
  const send = async () => {
    const cookie = await cookieOf(db, ana.id);
    return site.ask(requestFor(`/community/${cohort}/${topicId}`, { method: "POST", cookie, form }));
  };
  for (let press = 0; press < 3; press += 1) {
    const answer = await send();
    expect(answer.headers.get("location")).toMatch(/^\/community\/posts\//);
    expect(answer.status).toBe(303);
  }
  const sent = new FormData();
  for (const [name, value] of Object.entries(form)) sent.set(name, value);
  sent.set("photo", new File([], ""));
  const asked = requestFor(`/community/${cohort}/${topicId}`, { method: "POST", cookie: await cookieOf(db, ana.id) });
  const headers = new Headers(asked.headers);
  headers.delete("content-type");
  expect((await site.ask(new Request(asked.url, { method: "POST", headers, body: sent }))).status).toBe(303);
  expect(await db.$count(discussionPosts, sql`source = 'Hello **all**'`)).toBe(1);
});

test("a post on a later page is answered and quoted there, from whatever page one comes", async () => {
  const { db } = site;
  const ana = await join(db, "ana");
  const spaceId = await aSpace(db, "community");
  const { topicId, postId } = await aTopic(db, ana, spaceId);
  const last = crypto.randomUUID();
  await db.execute(sql`insert into discussion_posts (id, run_id, number, author_id, source, html, renderer, created_at, thread_at)
    select case n when 120 then ${last}::uuid else gen_random_uuid() end, run_id, 100 + n, author_id, 'Post ' || n, '', 1, at, at
    from discussion_posts, generate_series(1, 120) n, lateral (select now() + n * interval '1 second' as at) times
    where id = ${postId}`);
  const path = `/community/${spaceId}/${topicId}`;
  const ask = async (query: string) => site.ask(requestFor(`${path}?${query}`, { cookie: await cookieOf(db, ana.id) }));
  for (const query of [`answers=${last}`, `quote=${last}`]) {
    const led = await ask(query);
    expect([led.status, led.headers.get("location")]).toEqual([303, `${path}?${query}&page=3#write`]);
  }
  expect((await ask(`answers=${last}&quote=${last}&page=3`)).status).toBe(200);
  expect((await ask(`answers=${crypto.randomUUID()}`)).status).toBe(200);
});

test("a topic whose tags cannot be is not begun, and a topic keeps its tags", async () => {
  const { db } = site;
  const ana = await join(db, "ana");
  const spaceId = await aSpace(db, "community");
  const { topicId } = await aTopic(db, ana, spaceId);
  const many = Array.from({ length: 1_000 }, (_, at) => `tag ${at}`).join(", ");
  for (const tags of ["x".repeat(10_000), many, "y".repeat(31), "🎉"]) {
    const post = async (path: string, fields: Record<string, string>) => {
      const form = { person: ana.id, tags, ...fields };
      return site.ask(requestFor(path, { method: "POST", cookie: await cookieOf(db, ana.id), form }));
    };
    const begun = { title: "Herons", kind: "question", source: "How many?" };
    expect((await post(`/community/${spaceId}/topics/new`, begun)).status, tags).toBe(422);
    expect((await post(`/community/${spaceId}/${topicId}/tags`, {})).status, tags).toBe(422);
  }
  expect(await db.$count(discussionTags)).toBe(0);
});

test("a key that made a post takes its words again, also after an edit, and refuses others rather than lose them", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const spaceId = await aSpace(db, "community");
    const { topicId } = await aTopic(db, ana, spaceId);
    const send = (source: string) => addPost(db, ana, topicId, { post: words(source), key: "pressed" });
    const sent = await send("Twelve");
    if (sent.outcome !== "done") throw new Error(sent.outcome);
    expect(await send("Twelve")).toEqual(sent);
    expect(await send("Thirteen")).toEqual({ outcome: "sent-already" });
    await editPost(db, ana, sent, { draft: words("Twelve boats"), revision: 1 });
    expect([await send("Twelve"), await send("Twelve boats")]).toEqual([sent, sent]);
    expect(await db.$count(discussionPosts)).toBe(2);
  }));

test("other words under a key that made a post come back with a key of their own", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key: "pressed", source: "Thirteen" })) form.set(name, value);
  expect(refusedPost(form, "locked").data.values).toEqual({ key: "pressed", source: "Thirteen" });
  const { key, source } = refusedPost(form, "sent-already").data.values;
  expect([source, key]).not.toContain("pressed");
  expect(source).toBe("Thirteen");
});
