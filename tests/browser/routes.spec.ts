import { lessonAddresses } from "./lessons.ts";
import { expect, hydrated, test } from "./test.ts";

const [lesson = ""] = lessonAddresses;

/** Marks the document, which a full load would replace. */
const mark = "document.documentElement.dataset.mark = 'first'";

test("a page that knows only its own routes finds every other by link, back and forward", async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.goto("/");
  await hydrated(page);
  await page.evaluate(mark);
  await page.locator("header a[href='/courses']").first().click();
  await expect(page).toHaveURL("/courses");
  await expect(page.locator("html")).toHaveAttribute("data-mark", "first");
  await page.reload();
  await hydrated(page);
  await page.evaluate(mark);
  await page.goBack();
  await expect(page).toHaveURL("/");
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page).not.toHaveTitle(/went wrong/);
  await page.goForward();
  await expect(page).toHaveTitle(/^Courses/);
  await expect(page.locator("html")).toHaveAttribute("data-mark", "first");
});

test.describe("beside another build", () => {
  test.use({ expectedComplaints: /404/ });

  test("the next page is loaded in full", async ({ page, person }) => {
    expect(person.id).not.toBe("");
    await page.route(/\/assets\/manifest-\w+\.json$/, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(lesson);
    await hydrated(page);
    await page.evaluate(mark);
    await page.locator("header a[href='/courses']").first().click();
    await expect(page).toHaveTitle(/^Courses/);
    await expect(page.locator("html")).not.toHaveAttribute("data-mark", "first");
  });

  test("a form is sent as a document, with all that was typed", async ({ page, person }) => {
    expect(person.id).not.toBe("");
    await page.goto("/inquiry/new");
    await page.locator("[name=title]").fill("Greeting at the door");
    await page.getByRole("main").getByRole("button", { name: "Start", exact: true }).click();
    await expect(page).toHaveURL(/\/plan$/);
    await page.route(/\/assets\/manifest-\w+\.json$/, (route) => route.fulfill({ status: 404, body: "" }));
    await page.reload();
    await hydrated(page);
    const words = "First line.\nSecond line, “quoted” & more.";
    await page.locator("[name=problem]").fill(words);
    await page.evaluate(mark);
    await page.getByRole("main").getByRole("button", { name: "Save the plan" }).click();
    await expect(page.locator("html")).not.toHaveAttribute("data-mark", "first");
    await expect(page).not.toHaveTitle(/went wrong/);
    await page.reload();
    await expect(page.locator("[name=problem]")).toHaveValue(words);
  });
});

test.describe("where there is no page", () => {
  test.use({ expectedComplaints: /404/ });

  test("focus goes to each new title", async ({ page, person }) => {
    expect(person.id).not.toBe("");
    await page.goto("/courses");
    await hydrated(page);
    const go = (path: string) =>
      page.evaluate((to) => {
        history.pushState(null, "", to);
        dispatchEvent(new PopStateEvent("popstate", { state: null }));
      }, path);
    const title = page.getByRole("main").locator("h1");
    for (const path of ["/nowhere", "/nowhere/else", "/courses"]) {
      await go(path);
      await expect(title).toHaveText(path === "/courses" ? "Courses" : "Page not found");
      await expect(title).toBeFocused();
      await page.locator("header a").first().focus();
    }
  });
});
