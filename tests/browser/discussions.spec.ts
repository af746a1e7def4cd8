import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { topicPath } from "#app/discussions/paths.ts";
import { personWithoutSession } from "#app/identity/sessions/session.server.ts";
import type { Db } from "#db/client.server.ts";
import { aSpace, aTopic } from "#tests/discussions/talk.ts";
import { Keyboard } from "./keyboard.ts";
import { createPerson, type Somebody, signIn } from "./people.ts";
import { expect, hydrated, listenTo, test } from "./test.ts";

/** The browser logs requests that were cut on purpose, and refusals. */
test.use({ expectedComplaints: /ERR_|Failed to (fetch|load)|status of 4|NetworkError|network/i });

async function asPerson(db: Db, { id }: Somebody) {
  const person = await personWithoutSession(db, id);
  if (!person) throw new Error("the account was just made");
  return person;
}

/** A space by invitation of two people, with a topic that the first one began. */
async function aTalk(db: Db, person: Somebody) {
  const other = await createPerson(db, "Bea Quispe");
  const people = [await asPerson(db, person), await asPerson(db, other)] as const;
  const spaceId = await aSpace(db, "invited", { title: "Ferry dock", members: [...people] });
  const { topicId, postId } = await aTopic(db, people[0], spaceId, { source: "How many boats came in?" });
  return { other, spaceId, topicId, postId, path: topicPath({ spaceId, id: topicId }) };
}

const composer = (page: Page) => page.locator(".composer textarea[name=source]");
const send = (page: Page) => page.locator(".composer").getByRole("button", { name: "Post", exact: true }).click();
const posts = (page: Page) => page.locator("article .post__body");

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

async function signedIn(context: BrowserContext, db: Db, who: Somebody, address: string, complaints: string[]) {
  await listenTo(context, address, complaints);
  await signIn(context, db, address, who.id);
  return context.newPage();
}

/** Somebody on another device, until the test is over. */
async function onAnotherDevice(
  { browser, db, address, complaints }: { browser: Browser; db: Db; address: string; complaints: string[] },
  who: Somebody,
) {
  const context = await browser.newContext({ baseURL: address });
  const page = await signedIn(context, db, who, address, complaints);
  return { page, close: () => context.close() };
}

/** The same person on two devices. */
const onTwoDevices = test.extend<{ phone: Page }>({
  phone: async ({ browser, db, address, complaints, person }, use) => {
    const { page, close } = await onAnotherDevice({ browser, db, address, complaints }, person);
    await use(page);
    await close();
  },
});

/** What is stored, by time. */
const stored = async (db: Db, topicId: string) => {
  const rows = await db.execute<{ source: string }>(sql`select p.source from discussion_posts p
    join discussion_runs r on r.id = p.run_id where r.topic_id = ${topicId} order by p.created_at, p.id`);
  return rows.map(({ source }) => source);
};

test("a quote joins the words that come back from the device, and neither is lost", async ({ page, person, db }) => {
  const { path, postId } = await aTalk(db, person);
  const answering = `${path}?answers=${postId}&quote=${postId}#write`;
  await open(page, answering);
  await expect(composer(page)).toHaveValue(/> How many boats came in\?/);
  await composer(page).fill("");
  await composer(page).pressSequentially("Twelve, I think.");
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith("draft ")));
  await open(page, answering);
  await expect(composer(page)).toHaveValue(/^Twelve, I think\.\n\n\[.*\]\(.*\):\n\n> How many boats came in\?/);
  await open(page, answering);
  await expect(composer(page)).toHaveValue(/^Twelve, I think\./);
  expect((await composer(page).inputValue()).match(/How many boats/g)).toHaveLength(1);
});

test("a post whose answer was cut off is sent again as the same post, also after a reload", async ({
  page,
  person,
  db,
}) => {
  const { path, topicId } = await aTalk(db, person);
  await open(page, path);
  await composer(page).pressSequentially("Thirteen, counted twice.");
  await page.route("**/community/**", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await send(page);
  await expect.poll(() => stored(db, topicId)).toHaveLength(2);
  await page.unrouteAll({ behavior: "wait" });
  await open(page, path);
  await expect(composer(page)).toHaveValue("Thirteen, counted twice.");
  await send(page);
  await expect(composer(page)).toHaveValue("");
  expect(await stored(db, topicId)).toEqual(["How many boats came in?", "Thirteen, counted twice."]);
});

test("without a network nothing is posted, the words stay, and pressed later they are one post", async ({
  page,
  context,
  person,
  db,
}) => {
  const { path, topicId } = await aTalk(db, person);
  await open(page, path);
  await composer(page).pressSequentially("Fourteen, in the fog.");
  await context.setOffline(true);
  await send(page);
  await expect(page.getByText(/network|connection|offline|went wrong/i).first()).toBeVisible();
  await context.setOffline(false);
  await open(page, path);
  await expect(composer(page)).toHaveValue("Fourteen, in the fog.");
  await send(page);
  await expect(composer(page)).toHaveValue("");
  await expect(posts(page)).toHaveText(["How many boats came in?", "Fourteen, in the fog."]);
  expect(await stored(db, topicId)).toHaveLength(2);
});

test("two people in one topic: replies are told and not moved in, and come in the order of time", async ({
  page,
  browser,
  person,
  db,
  address,
  complaints,
}) => {
  const { path, other } = await aTalk(db, person);
  const { page: theirs, close } = await onAnotherDevice({ browser, db, address, complaints }, other);
  await open(page, path);
  await open(theirs, path);
  await composer(page).pressSequentially("I am typing while ");
  for (const words of ["First from Bea", "Second from Bea"]) {
    await composer(theirs).fill(words);
    await send(theirs);
    await expect(posts(theirs).last()).toHaveText(words);
    await expect(composer(theirs)).toHaveValue("");
  }
  await expect(page.getByRole("link", { name: "2 new replies" })).toBeVisible();
  await expect(posts(page)).toHaveCount(1);
  await composer(page).pressSequentially("she posts");
  await send(page);
  const inOrder = ["How many boats came in?", "First from Bea", "Second from Bea", "I am typing while she posts"];
  await expect(posts(page)).toHaveText(inOrder);
  await theirs.getByRole("link", { name: "1 new reply" }).click();
  await expect(posts(theirs)).toHaveText(inOrder);
  await close();
});

test("a space tells that something new was written and lists it when asked; the list of spaces counts it", async ({
  page,
  browser,
  person,
  db,
  address,
  complaints,
}) => {
  const { path, other } = await aTalk(db, person);
  const { page: theirs, close } = await onAnotherDevice({ browser, db, address, complaints }, other);
  await open(theirs, path);
  await open(page, path); // read
  const spaces = await page.context().newPage();
  await open(spaces, "/community");
  await open(page, path.slice(0, path.lastIndexOf("/")));
  await expect(page.getByRole("link", { name: "Show what is new" })).toHaveCount(0);
  await composer(theirs).fill("Fresh from Bea");
  await send(theirs);
  await page.getByRole("link", { name: "Show what is new" }).click();
  await expect(page.getByRole("link", { name: "Show what is new" })).toHaveCount(0);
  await expect(page.locator(".topic .badge").first()).toContainText("1");
  await expect(spaces.locator(".space .badge").first()).toContainText("1");
  await close();
});

onTwoDevices(
  "one person on two devices: the later edit is refused with its words, and the earlier one stands",
  async ({ page, phone, person, db }) => {
    const { path, topicId, postId } = await aTalk(db, person);
    const edit = `${path}/posts/${postId}`;
    await open(page, edit);
    await open(phone, edit);
    await composer(page).fill("How many boats came in today?");
    await composer(phone).fill("How many ferries came in?");
    await page.locator(".composer").getByRole("button", { name: "Save" }).click();
    await expect(posts(page)).toHaveText(["How many boats came in today?"]);
    await phone.locator(".composer").getByRole("button", { name: "Save" }).click();
    await expect(phone.getByText(/on another device/).first()).toBeVisible();
    await expect(composer(phone)).toHaveValue("How many ferries came in?");
    expect(await stored(db, topicId)).toEqual(["How many boats came in today?"]);
  },
);

onTwoDevices(
  "one person on two devices: each draft is saved, a second text is kept beside the first, and one is posted",
  async ({ page, phone, person, db }) => {
    const { path, topicId } = await aTalk(db, person);
    await open(page, path);
    await composer(page).pressSequentially("Twelve");
    await expect(page.getByText("Saved as a draft.").first()).toBeVisible();
    await open(phone, path);
    await expect(composer(phone)).toHaveValue("Twelve");
    await composer(phone).fill("Twelve ferries");
    await expect(phone.getByText("Saved as a draft.").first()).toBeVisible();
    await composer(page).fill("Twelve boats");
    const beside = page.locator(".composer .notice");
    await expect(beside).toContainText("another text of this draft");
    await expect(beside).toContainText("Twelve ferries");
    await open(phone, "/community");
    await phone.getByRole("link", { name: "Drafts (2)" }).click();
    await expect(phone.locator(".post-draft__words")).toHaveText(["Twelve boats", "Twelve ferries"]);
    await beside.getByRole("link", { name: "Go on with this text" }).click();
    await expect(composer(page)).toHaveValue("Twelve ferries");
    await composer(page).press("End");
    await composer(page).pressSequentially("!");
    await expect(page.getByText("Saved as a draft.").first()).toBeVisible();
    await send(page);
    await expect(posts(page)).toHaveText(["How many boats came in?", "Twelve ferries!"]);
    await expect(composer(page)).toHaveValue("Twelve boats");
    await phone.reload();
    await expect(phone.locator(".post-draft__words")).toHaveText(["Twelve boats"]);
    await phone.getByRole("button", { name: /^Delete/ }).click();
    await phone.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(phone.getByText("The draft is deleted.")).toBeVisible();
    expect(await stored(db, topicId)).toEqual(["How many boats came in?", "Twelve ferries!"]);
  },
);

test("a topic of 200 posts is read and answered with the keyboard at 320 px, without a fault in either theme", async ({
  page,
  person,
  db,
}) => {
  const { other, path, topicId, postId } = await aTalk(db, person);
  await db.execute(sql`insert into discussion_posts (run_id, number, author_id, source, html, renderer, created_at, thread_at)
    select run_id, n, ${other.id}, 'Boat ' || n, '<p dir="auto">Boat ' || n || '</p>', 1, at, at
    from discussion_posts, generate_series(2, 200) n, lateral (select created_at + n * interval '1 millisecond' as at) times
    where id = ${postId}`);
  await db.execute(sql`update discussion_runs set last_number = 200 where topic_id = ${topicId}`);
  await page.setViewportSize({ width: 320, height: 640 });
  const keyboard = new Keyboard(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, path);
    await expect(page.getByRole("article")).toHaveCount(50);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
  await keyboard.press(page.getByRole("link", { name: "Newest posts, on page 4" }));
  await expect(posts(page).last()).toHaveText("Boat 200");
  await keyboard.press(page.getByRole("link", { name: "Write a reply" }));
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type("Two hundred and one.");
  await keyboard.press(page.locator(".composer").getByRole("button", { name: "Post", exact: true }));
  await expect(posts(page).last()).toHaveText("Two hundred and one.");
});

test("tags are typed or chosen, kept with a draft and when refused, and lead to the topics that have them", async ({
  page,
  person,
  db,
}) => {
  const { spaceId } = await aTalk(db, person);
  const tides = { name: "Tides", folded: "tides" };
  await aTopic(db, await asPerson(db, person), spaceId, { title: "Low water", tags: [tides] });
  const tags = page.locator("input[name=tags]");
  await open(page, `/community/${spaceId}/topics/new`);
  await page.locator("input[name=title]").fill("Herons");
  await tags.fill("one, two, three, four, five, six");
  await composer(page).pressSequentially("How many herons?");
  await expect(page.getByText("Saved as a draft.").first()).toBeVisible();
  await open(page, `/community/${spaceId}/topics/new`);
  await expect(tags).toHaveValue("one, two, three, four, five, six");
  await page.getByRole("button", { name: "Start the topic" }).click();
  await expect(page.getByText("These are 6 tags.").first()).toBeVisible();
  await expect(tags).toHaveValue("one, two, three, four, five, six");
  await tags.fill("boats");
  await page.getByRole("button", { name: "Tides" }).click();
  await expect(tags).toHaveValue("boats, Tides");
  await page.getByRole("button", { name: "Start the topic" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Herons");
  await page.locator(".tags").getByRole("link", { name: "Tides" }).click();
  await expect(page.locator(".topic__title")).toHaveText(["Herons", "Low water"]);
  await page.getByRole("link", { name: "Show all topics" }).click();
  await expect(page.locator(".topic__title")).toHaveCount(3);
});
