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
  await expect(sort.getByRole("region", { name: "Street" }).getByText("A walk from the bus stop")).toBeVisible();
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
