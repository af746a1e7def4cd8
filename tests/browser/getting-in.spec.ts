import type { Page } from "@playwright/test";
import { newestMail } from "./mailbox.ts";
import { createPerson } from "./people.ts";
import { expect, listenTo, test } from "./test.ts";

const today = (page: Page) => page.getByRole("heading", { level: 1, name: "Today" });

async function askForMail(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Mail me a link and a code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your mail" })).toBeVisible();
}

test("the mailed link signs in on another device after confirmation, and the code signs in here", async ({
  page,
  browser,
  db,
  address,
  complaints,
}) => {
  const person = await createPerson(db);
  await askForMail(page, person.email);
  const first = await newestMail(page, person.email);

  const phone = await browser.newContext({ baseURL: address });
  await listenTo(phone, address, complaints);
  const there = await phone.newPage();
  await there.goto(first.linkPath);
  await expect(there.getByText(person.email)).toBeVisible();
  expect((await phone.cookies()).map(({ name }) => name)).toEqual([]);
  await there.reload();
  await there.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(today(there)).toBeVisible();
  await there.goto(first.linkPath);
  await expect(there.getByRole("heading", { level: 1, name: "This link no longer works" })).toBeVisible();
  await phone.close();

  await askForMail(page, person.email);
  const second = await newestMail(page, person.email, first);
  await page.getByLabel("Code from the mail").fill(second.code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(today(page)).toBeVisible();
});

test("signing out on a shared device ends the session and keeps other people's drafts", async ({
  page,
  context,
  db,
}) => {
  const { email, password } = await createPerson(db);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("This is a shared device").first().check();
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(today(page)).toBeVisible();
  const session = (await context.cookies()).find(({ name }) => name === "session");
  expect(session?.expires).toBe(-1);
  await page.evaluate(() => localStorage.setItem("draft somebody-else averages notice", "sealed"));
  await page.locator("summary", { hasText: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["draft somebody-else averages notice"]);
  expect((await context.cookies()).map(({ name }) => name)).toEqual([]);
});
