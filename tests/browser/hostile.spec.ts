import type { Page } from "@playwright/test";
import { joinDirectory } from "#app/discussions/directory/entry.server.ts";
import { decide, reportPost } from "#app/discussions/moderation/report.server.ts";
import { changeTags } from "#app/discussions/moderation/tagging.server.ts";
import { topicPath } from "#app/discussions/paths.ts";
import { deletePost } from "#app/discussions/posts/changing.server.ts";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { acceptAgreements } from "#app/discussions/reading/mark.server.ts";
import { tagOf } from "#app/discussions/topics/tag.ts";
import { personWithoutSession } from "#app/identity/sessions/session.server.ts";
import { compose } from "#app/mail/compose.ts";
import { mailTemplates } from "#app/mails.ts";
import type { Db } from "#db/client.server.ts";
import { hostile, hostileNames } from "#tests/discussions/hostile-words.ts";
import { aSpace, aTopic, words } from "#tests/discussions/talk.ts";
import { createPerson, signIn } from "./people.ts";
import { expect, test } from "./test.ts";

/** Elements and attributes that our own pages do not have in what people write. */
const foreign = [
  ...["iframe", "object", "embed", "marquee", "base", "math", "animate", "set", "body body", "x", "meta[http-equiv]"],
  ...["onerror", "onload", "onfocus", "ontoggle", "onstart", "onbegin", "onmouseover"].map((name) => `[${name}]`),
  ...[
    "a[href^='javascript' i]",
    "a[href^='data' i]",
    "a[href^='vbscript' i]",
    "[src*='evil.example']",
    "form[action*='evil']",
  ],
];

/** Nothing ran, nothing foreign is in the page, and it is no wider than the screen. */
async function isUnharmed(page: Page, what: string): Promise<void> {
  const found = await page.evaluate((selectors) => {
    const within = document.querySelector("main") ?? document.body;
    return selectors.filter((selector) => within.querySelector(selector) !== null);
  }, foreign);
  expect(found, what).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what}: width`).toBeLessThan(
    1,
  );
}

async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await isUnharmed(page, path);
}

async function aMember(db: Db, name: string) {
  const { id } = await createPerson(db, name);
  const person = await personWithoutSession(db, id);
  if (!person) throw new Error("the account was just made");
  return person;
}

test.use({ viewport: { width: 320, height: 640 } });
test.beforeEach(({ page }) => {
  page.on("dialog", (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
});

test(`${hostile.length} attacks in posts run, load and break nothing`, async ({ page, context, db, address }) => {
  const author = await aMember(db, "Ana Reyes");
  const spaceId = await aSpace(db, "invited", { members: [author] });
  const { topicId } = await aTopic(db, author, spaceId);
  for (const [at, source] of hostile.entries()) {
    const posted = await addPost(db, author, topicId, { post: words(`${source}\n\nquokka`), key: `attack ${at}` });
    expect(["done", "too-much-markup"], source).toContain(posted.outcome);
  }
  await signIn(context, db, address, author.id);
  const pages = Math.ceil((hostile.length + 1) / 50);
  for (let at = 1; at <= pages; at += 1) await visit(page, `${topicPath({ spaceId, id: topicId })}?page=${at}`);
  await visit(page, "/search?q=quokka");
});

test("attacks in names, titles, purposes, agreements, photos and the directory are shown as they were typed", async ({
  page,
  context,
  db,
  address,
}) => {
  const reader = await aMember(db, "Bea Tran");
  await signIn(context, db, address, reader.id);
  for (const [at, attack] of hostileNames.entries()) {
    const author = await aMember(db, attack);
    const title = attack.slice(0, 120);
    const given = { title, purpose: attack, agreements: "" };
    const spaceId = await aSpace(db, "invited", { ...given, members: [author], facilitators: [reader] });
    const { topicId, postId } = await aTopic(db, author, spaceId, { title, source: `wombat ${attack}` });
    const bytes = Buffer.from(`photo ${at}`);
    const photo = {
      content: { hash: `attack ${at}`, kind: "image" as const, size: bytes.length, bytes },
      description: attack,
    };
    const mention = words(`@${attack} [link](/community/${spaceId}/${topicId}) [post](/community/posts/${postId})`);
    await addPost(db, author, topicId, {
      post: { ...mention, language: "so", translation: attack },
      key: "one",
      photo,
    });
    const gone = await addPost(db, reader, topicId, { post: words(attack), key: "two", answers: postId });
    if (gone.outcome === "done") await deletePost(db, reader, gone);
    const said = { worksOn: attack, canHelp: attack, looksFor: attack, languages: attack.slice(0, 60) };
    await joinDirectory(db, author, { ...said, setting: "elementary", showsEmail: false });
    const path = topicPath({ spaceId, id: topicId });
    for (const each of [path, `${path}?quote=${postId}`, `/community/${spaceId}`, `/community/${spaceId}/about`]) {
      await visit(page, each);
    }
    await visit(page, `/community/${spaceId}/settings`);
    await visit(page, `${path}/organize`);
  }
  await joinDirectory(db, reader, { ...plain, setting: "elementary", showsEmail: false });
  for (const path of ["/community", "/community/directory", "/search?q=wombat", "/community/moderation", "/"]) {
    await visit(page, path);
  }
});

const plain = { worksOn: "Reading", canHelp: "Maps", looksFor: "Herons", languages: "English" };

test("attacks in tags, agreements, reports and moderators' notes are shown as they were typed", async ({
  page,
  context,
  db,
  address,
}) => {
  const [keeper, reporter] = [await aMember(db, "Bea Tran"), await aMember(db, "Femi Cruz")];
  for (const attack of hostileNames) {
    const author = await aMember(db, attack);
    const members = [author, reporter];
    const spaceId = await aSpace(db, "invited", { agreements: attack, members, facilitators: [keeper] });
    for (const person of members) await acceptAgreements(db, person, spaceId, 1);
    const [one, two] = [attack.slice(0, 30), attack.slice(-30)].flatMap((typed) => tagOf(typed) ?? []);
    const topic = await aTopic(db, author, spaceId, { tags: one ? [one] : [] });
    await changeTags(db, keeper, topic.topicId, two ? [two] : []);
    const { topicId: other, postId } = await aTopic(db, author, spaceId, { tags: one ? [one] : [] });
    const path = topicPath({ spaceId, id: other });
    await signIn(context, db, address, keeper.id);
    await reportPost(db, reporter, { topicId: other, postId }, { reason: "other", note: attack });
    for (const each of [
      "/community/moderation",
      `/community/${spaceId}/agreements`,
      `/community/${spaceId}/topics/new`,
    ])
      await visit(page, each);
    for (const each of [path, `${path}/tags`, topicPath({ spaceId, id: topic.topicId }), `/community/${spaceId}`])
      await visit(page, each);
    const narrowed = { tag: attack, by: attack, since: attack, space: attack };
    for (const query of [narrowed, { ...narrowed, q: attack }]) {
      await visit(page, `/search?${new URLSearchParams(query)}`);
      await visit(page, `/community/${spaceId}?${new URLSearchParams(query)}`);
    }
    await decide(db, keeper, postId, { outcome: "paused", reason: attack, pauseDays: 1 });
    await visit(page, "/community/moderation");
    await signIn(context, db, address, author.id);
    await visit(page, `/community/${spaceId}/about`);
    await visit(page, `/community/${spaceId}`);
  }
});

test("attacks in names, places and words of mails are shown as they were typed", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  for (const attack of [...hostileNames, ...hostile]) {
    const one = {
      kind: "mention" as const,
      who: attack,
      place: attack,
      count: 1,
      path: "/notifications",
      words: attack,
    };
    const data = { told: [one, { ...one, kind: "announcement" as const }], total: 2, unsubscribe: "/unsubscribe/none" };
    const site = { address: "https://practice.example.org", timeZone: "America/Los_Angeles" };
    const { html, text } = compose(mailTemplates, "notification_digest", data, site);
    await page.setContent(html);
    await isUnharmed(page, attack);
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
  }
});
