import type { Page } from "@playwright/test";
import { lessonAddresses } from "./pages.ts";
import { signIn } from "./people.ts";
import { expect, test } from "./test.ts";

const lesson = lessonAddresses.find((address) => address.endsWith("predict-look-say")) ?? "";

/** The browser remarks on what finds no network, and on what is refused on purpose. */
test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|status of 401|Failed to fetch/ });

const observations = (page: Page) => page.locator("textarea[name=observations]").first();
const keptOnDevice = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("draft ")).length);

async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
}

test.beforeEach(async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.goto("/");
  for (const address of lessonAddresses.slice(0, lessonAddresses.indexOf(lesson))) {
    const headers = { Origin: new URL(page.url()).origin, Accept: "application/json" };
    await page.request.post(`${address}/completion`, { headers, form: {} });
  }
  await page.goto(lesson);
});

test("what was typed and not saved comes back after the session, and signing out asks first", async ({
  page,
  context,
  person,
  db,
  address,
}) => {
  const text = "漢".repeat(9_109);
  await observations(page).fill(text);
  await expect.poll(() => keptOnDevice(page)).toBe(1);
  await context.clearCookies();
  await page.goto("/sign-in");
  await signIn(context, db, address, person.id);
  await page.goto(lesson);
  await expect(observations(page)).toHaveValue(text);

  await signOut(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Before you sign out");
  await page.getByRole("button", { name: "Send and sign out" }).click();
  await expect(page.getByText("Signed out").first()).toBeVisible();
  expect(await keptOnDevice(page)).toBe(0);
  await signIn(context, db, address, person.id);
  await page.goto(lesson);
  await expect(observations(page)).toHaveValue(text);
});
