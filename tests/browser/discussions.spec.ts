import type { Browser, BrowserContext, Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { type Somebody, signIn } from "./people.ts";
import { aTalk, composer, open, posts, send } from "./talk.ts";
import { expect, listenTo, test } from "./test.ts";

/** The browser logs requests that were cut on purpose, and refusals. */
test.use({ expectedComplaints: /ERR_|Failed to (fetch|load)|status of [45]|NetworkError|network/i });

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

/** Presses, and kills the connection of the database that writes a post which mentions somebody, once it has written it. */
async function killUnderPost(db: Db, mentioned: Somebody, press: () => Promise<void>) {
  await db.transaction(async (holding) => {
    const [own] = await holding.execute<{ pid: number }>(sql`select pg_backend_pid() as pid
      from people where id = ${mentioned.id} for update`);
    await press();
    const kill = () =>
      db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where ${own?.pid} = any(pg_blocking_pids(pid)) and query like '%"post_mentions"%'`);
    await expect.poll(async () => (await kill()).length, "the post waits to mention them").toBe(1);
  });
}

/** What is stored, by time. */
const stored = async (db: Db, topicId: string) => {
  const rows = await db.execute<{ source: string }>(sql`select p.source from discussion_posts p
    join discussion_runs r on r.id = p.run_id where r.topic_id = ${topicId} order by p.created_at, p.id`);
  return rows.map(({ source }) => source);
};

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

test("two people in one topic: a killed connection of the database and a cut network lose no post and double none", async ({
  page,
  browser,
  person,
  db,
  address,
  complaints,
}) => {
  const { path, topicId, other } = await aTalk(db, person);
  const { page: theirs, close } = await onAnotherDevice({ browser, db, address, complaints }, other);
  await open(page, path);
  await open(theirs, path);
  await composer(page).fill("@Bea Quispe, I counted sixteen.");
  await killUnderPost(db, other, () => send(page));
  await expect(page.getByText("What you were writing is also kept on this device.")).toBeVisible();
  await theirs.context().setOffline(true);
  await composer(theirs).fill("Seventeen, in the fog.");
  await send(theirs);
  await expect(theirs.getByText(/^Error: You are offline/)).toHaveCount(1);
  await open(page, path);
  await expect(composer(page)).toHaveValue("@Bea Quispe, I counted sixteen.");
  expect(await stored(db, topicId)).toHaveLength(1);
  await send(page);
  await expect(composer(page)).toHaveValue("");
  await theirs.context().setOffline(false);
  await expect(theirs.getByRole("link", { name: "1 new reply" })).toBeVisible();
  await send(theirs);
  const inOrder = ["How many boats came in?", "@Bea Quispe, I counted sixteen.", "Seventeen, in the fog."];
  await expect(posts(theirs)).toHaveText(inOrder);
  await page.getByRole("link", { name: "1 new reply" }).click();
  await expect(posts(page)).toHaveText(inOrder);
  expect(await stored(db, topicId)).toEqual(inOrder);
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
