import type { Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { lessonFacts } from "#db/schema/index.ts";
import { lessonsTaken } from "./learner.ts";
import { lessonAddresses } from "./lessons.ts";
import { signIn } from "./people.ts";
import { expect, hydrated, listenTo, test } from "./test.ts";

const [first = ""] = lessonAddresses;
const last = lessonAddresses.at(-1) ?? "";

const mark = (page: Page) => page.getByRole("button", { name: "Mark lesson as done" });
const undo = (page: Page) => page.getByRole("button", { name: "Reopen lesson" });
const done = (page: Page) => page.getByRole("heading", { name: "You completed this lesson" });

test.beforeEach(({ person }) => expect(person.id).not.toBe(""));

test("a double click completes a lesson once, and one undo reopens it", async ({ page, db, person }) => {
  await open(page, first);
  await mark(page).dblclick();
  await expect(done(page)).toBeFocused();
  await expect(page.locator("#end")).toContainText("1 of 8 required lessons done.");
  expect(await factsOf(db, person.id)).toEqual(["marked"]);
  await undo(page).click();
  await expect(mark(page)).toBeVisible();
  await page.reload();
  await expect(mark(page)).toBeVisible();
  expect(await factsOf(db, person.id)).toEqual(["marked", "reopened"]);
});

test("two tabs complete a lesson once, and one undo reopens it in both", async ({ page, context, db, person }) => {
  const second = await context.newPage();
  await open(page, first);
  await open(second, first);
  await Promise.all([mark(page).click(), mark(second).click()]);
  await expect(done(page)).toBeVisible();
  await expect(done(second)).toBeVisible();
  expect(await factsOf(db, person.id)).toEqual(["marked"]);
  await undo(second).click();
  await expect(mark(second)).toBeVisible();
  await page.reload();
  await expect(mark(page)).toBeVisible();
  await expect(done(page)).toHaveCount(0);
  expect(await factsOf(db, person.id)).toEqual(["marked", "reopened"]);
});

test("going back shows a completed lesson as done", async ({ page }) => {
  await open(page, first);
  await mark(page).click();
  await expect(done(page)).toBeVisible();
  await page
    .locator("#end")
    .getByRole("link", { name: /^Next: / })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: lessonsTaken[1]?.title })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: lessonsTaken[0]?.title })).toBeVisible();
  await expect(done(page)).toBeVisible();
  await expect(mark(page)).toHaveCount(0);
});

test("the reading position is restored on another device", async ({
  page,
  browser,
  db,
  address,
  person,
  complaints,
}) => {
  await open(page, first);
  const [kept] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/position")),
    page.getByRole("heading", { name: "Three things to ask of any average" }).evaluate((heading) => {
      window.scrollTo({ top: heading.getBoundingClientRect().top + window.scrollY - 100, behavior: "instant" });
    }),
  ]);
  expect((await kept.response())?.status()).toBe(204);
  const block = new URLSearchParams(kept.postData() ?? "").get("block");
  expect(block).toMatch(/^three-things/);

  const phone = await browser.newContext({ baseURL: address, viewport: { width: 360, height: 640 } });
  await listenTo(phone, address, complaints);
  await signIn(phone, db, address, person.id);
  const there = await phone.newPage();
  await there.goto(first);
  await expect(there.getByText("You stopped here.")).toBeVisible();
  await expect(there.locator(`[data-block="${block}"]`)).toBeFocused();
  await expect(there.locator(`[data-block="${block}"]`)).toBeInViewport();
  await phone.close();
});

test("a locked lesson explains the lock and does not send its text", async ({ page }) => {
  const response = await page.goto(last);
  await hydrated(page);
  expect(response?.status()).toBe(200);
  const main = page.getByRole("main");
  await expect(main).toContainText("This lesson is not open yet");
  await expect(main).toContainText("Opens after you complete “Small numbers, whole people”.");
  await expect(page.locator("#lesson-text, .exercise, #end")).toHaveCount(0);
  expect(await response?.text()).not.toContain("final-average");
  await main.getByRole("link", { name: "Go to “Small numbers, whole people”" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Small numbers, whole people" })).toBeFocused();
  await expect(page.locator("#lesson-text")).toBeVisible();
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await hydrated(page);
}

async function factsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .select({ how: lessonFacts.how })
    .from(lessonFacts)
    .where(and(eq(lessonFacts.personId, personId), eq(lessonFacts.lessonId, "what-an-average-hides")))
    .orderBy(lessonFacts.sequence);
  return rows.map(({ how }) => how);
}
