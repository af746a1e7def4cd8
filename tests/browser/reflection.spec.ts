import type { Page } from "@playwright/test";
import { lessonAddresses } from "./lessons.ts";
import { createPerson, signIn } from "./people.ts";
import { expect, hydrated, listenTo, test } from "./test.ts";

const lesson = lessonAddresses.find((address) => address.endsWith("when-whole-and-parts-disagree")) ?? "";
const id = "earlier-door";

const field = (page: Page) => page.locator(`#${id} textarea`);
const status = (page: Page) => page.locator(`#${id}-status`);

/** Lessons unlock one after the other, so the earlier ones are completed first. */
test.beforeEach(async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.goto("/");
  for (const address of lessonAddresses.slice(0, lessonAddresses.indexOf(lesson))) {
    const done = await page.request.post(`${address}/completion`, {
      headers: { Origin: new URL(page.url()).origin, Accept: "application/json" },
      form: {},
    });
    expect(done.status()).toBe(200);
  }
  await page.goto(`${lesson}#${id}`);
  await hydrated(page);
});

test.describe("when the network goes", () => {
  test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });

  test("text is kept on this device and saved when the network returns", async ({ page, context }) => {
    await field(page).pressSequentially("Algebra is offered ");
    await expect(status(page)).toHaveText("Saved.");
    await context.setOffline(true);
    await field(page).pressSequentially("before anyone tells families.");
    await expect(status(page)).toHaveText(/^Saved on this device/);
    await context.setOffline(false);
    await expect(status(page)).toHaveText("Saved.");
    await page.reload();
    await expect(field(page)).toHaveValue("Algebra is offered before anyone tells families.");
  });
});

test.describe("when the session ends", () => {
  test.use({ expectedComplaints: /status of 401/ });

  test("text is kept and saved after signing in again", async ({ page, context, person }) => {
    await context.clearCookies();
    await field(page).pressSequentially("The bus schedule comes first.");
    await expect(status(page)).toHaveText(/^Saved on this device\. You are signed out\./);
    await status(page).getByRole("link", { name: "Sign in again to save" }).click();
    await page.getByLabel("E-mail address").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${lesson}#${id}$`));
    await expect(field(page)).toHaveValue("The bus schedule comes first.");
    await expect(status(page)).toHaveText("Saved.");
    await page.reload();
    await expect(field(page)).toHaveValue("The bus schedule comes first.");
  });

  test("another person on this device cannot see the kept text", async ({ page, context, db, address }) => {
    await context.clearCookies();
    await field(page).pressSequentially("For nobody else.");
    await expect(status(page)).toHaveText(/^Saved on this device/);
    const other = await createPerson(db, "Ilse Okonjo");
    await signIn(context, db, address, other.id);
    for (const each of [lesson, "/reflections"]) {
      await page.goto(each);
      await expect(page.getByText("For nobody else.")).toHaveCount(0);
    }
    await page.goto(lessonAddresses[0] ?? "");
    await expect(page.locator("textarea")).toHaveCount(0);
  });
});

test("two tabs with different text both keep it and show a notice", async ({ page, context }) => {
  const second = await context.newPage();
  await second.goto(`${lesson}#${id}`);
  await hydrated(second);
  await field(page).pressSequentially("From the first tab.");
  await expect(status(page)).toHaveText("Saved.");
  await field(second).pressSequentially("From the second tab.");
  await expect(status(second)).toHaveText("Saved.");
  await expect(second.locator(`#${id}`)).toContainText("You also wrote here on another page. Nothing is lost:");
  await second.locator(`#${id}`).getByRole("link", { name: "see both versions" }).click();
  await expect(second.locator(".reflection-words").first()).toHaveText("From the second tab.");
  await second.locator("summary", { hasText: "Version 1" }).click();
  await expect(second.locator(".version")).toContainText("From the first tab.");
  await second.getByRole("button", { name: "Restore this version" }).click();
  await expect(second.locator(".reflection-words").first()).toHaveText("From the first tab.");
  await expect(second.locator("summary", { hasText: "Version 2" })).toBeVisible();
});

test("the readers are described", async ({ page }) => {
  await expect(page.locator(`#${id}`).getByLabel(/Only me/)).toBeChecked();
  await expect(page.locator(`#${id}`)).toContainText("Nobody else, in any role, unless you ask one person to read it.");
  await field(page).pressSequentially("Mine.");
  await expect(status(page)).toHaveText("Saved.");
  await page.locator(`#${id}`).getByRole("link", { name: "Earlier versions" }).click();
  await expect(page.getByText("Only you can read this.").first()).toBeVisible();
});

test("it continues in another browser", async ({ page, browser, db, address, person, complaints }) => {
  await field(page).pressSequentially("Begun on the phone.");
  await expect(status(page)).toHaveText("Saved.");
  const laptop = await browser.newContext({ baseURL: address });
  await listenTo(laptop, address, complaints);
  await signIn(laptop, db, address, person.id);
  const there = await laptop.newPage();
  await there.goto(lesson);
  await expect(field(there)).toHaveValue("Begun on the phone.");
  await laptop.close();
});
