import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { discussionPosts } from "#db/schema/index.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic } from "./talk.ts";

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
