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
});
