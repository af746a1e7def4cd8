import type { Browser, Page } from "@playwright/test";
import { signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

const stories = "/courses/data-101/lessons/stories-are-data";

test.beforeEach(({ person }) => expect(person.id).not.toBe(""));

test("sorting by keyboard is saved, explained, and there on another device", async ({
  page,
  browser,
  db,
  address,
  person,
}) => {
  await page.goto(stories);
  await hydrated(page);
  const sort = page.locator("#three-distances");
  const press = sort.getByRole("button", { name: /^Street for A walk from the bus stop/ });
  await press.focus();
  await page.keyboard.press("Enter");
  await expect(press).toBeFocused();
  const walkItem = sort
    .getByRole("region", { name: "Street" })
    .getByRole("listitem")
    .filter({ hasText: "A walk from" });
  await expect(walkItem).toBeVisible();
  await sort.getByRole("button", { name: /^Street for Last year/ }).press("Enter");
  await sort.getByRole("button", { name: "Save" }).press("Enter");
  await expect(sort.getByText("You and we put it here.")).toBeVisible();
  await expect(sort.getByText("We would put it in “Satellite”.")).toBeVisible();
  await expect(sort.getByText("3 are not placed yet.")).toBeVisible();

  const other = await withoutScripts(browser, address);
  await signIn(other.context(), db, address, person.id);
  await other.goto(stories);
  const walk = other.locator("#three-distances").getByLabel("Place of “A walk from the bus stop");
  await expect(walk).toHaveValue("street");
  await walk.selectOption("map");
  await other.locator("#three-distances").getByRole("button", { name: "Save changes" }).click();
  await expect(walk).toHaveValue("map");
  await other.context().close();
});

async function withoutScripts(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  return context.newPage();
}

test("a conversation is replayed from an earlier turn, and kept as it was left", async ({ page }) => {
  await page.goto("/courses/listening-with-families/lessons/talks-that-branch");
  await hydrated(page);
  const talk = page.locator("#talk-at-pickup");
  await talk.getByRole("radio", { name: /Is everything all right at home/ }).check();
  await talk.getByRole("radio", { name: /we hope to see her on Tuesday/ }).check();
  await expect(talk.getByText("How it ended")).toBeVisible();
  const last = page.waitForResponse(
    (each) => each.url().endsWith("/responses/talk-at-pickup") && each.request().postData()?.includes("glad") === true,
  );
  await talk.getByRole("radio", { name: /Thank you for coming/ }).check();
  await expect(talk.getByText("How it ended")).toHaveCount(0);
  await last;
  await page.reload();
  await expect(talk.getByRole("radio", { name: /Thank you for coming/ })).toBeChecked();
  await expect(talk.getByText("She talks about the robot thing")).toBeVisible();

  await hydrated(page);
  await talk.getByRole("button", { name: "Start the conversation again" }).press("Enter");
  await expect(talk.getByRole("radio").first()).toBeFocused();
  await expect(talk.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("a chain of whys, a fishbone and a table of faults work as plain forms", async ({
  browser,
  db,
  address,
  person,
}) => {
  const page = await withoutScripts(browser, address);
  await signIn(page.context(), db, address, person.id);
  await page.goto("/courses/problem-to-causes/lessons/why-and-why-again");
  const why = page.locator("#my-why-chain");
  await why.getByLabel("Because …").nth(1).fill("The two directors have not met");
  await why.getByLabel("In whose control?").nth(1).selectOption("ours");
  await why.getByRole("button", { name: "Save" }).click();
  await expect(why.locator("strong")).toHaveText("The two directors have not met");

  await page.goto("/courses/problem-to-causes/lessons/a-fishbone-with-adults-in-it");
  const fish = page.locator("#my-fish");
  await fish.getByLabel("Rules and schedules").fill("The door is locked at five\n- Nobody hears the bell");
  await fish.getByRole("button", { name: "Save" }).click();
  await expect(fish.getByRole("figure").getByText("Nobody hears the bell")).toBeVisible();

  await page.goto("/courses/sharing-data-across-programs/lessons/as-little-as-answers");
  const hunt = page.locator("#before-it-travels");
  await expect(hunt.getByRole("checkbox", { name: "60" })).toHaveAccessibleDescription("All Children");
  await hunt.getByRole("checkbox", { name: "May 2019" }).check();
  await hunt.getByRole("checkbox", { name: "60" }).check();
  await hunt.getByRole("button", { name: "Check what I found" }).click();
  await expect(hunt.getByText("You found 1 of 4 faults.")).toBeVisible();
  await expect(hunt.getByText("A total that gives away what was withheld")).toBeVisible();
  await expect(hunt.getByText("A group of fewer than 10.")).toHaveCount(0);
  await page.context().close();
});

test("the activities fit on a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/gallery");
  await hydrated(page);
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await sideways()).toBe(0);
  await page.emulateMedia({ media: "print" });
  expect(await sideways()).toBe(0);
});
