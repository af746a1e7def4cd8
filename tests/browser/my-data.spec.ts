import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

/** Opens the newest mail with this subject and follows its link, as its recipient would. */
async function followMail(page: Page, email: string, subject: string, path: RegExp): Promise<void> {
  const list = `/mailbox?to=${encodeURIComponent(email)}`;
  await expect(async () => {
    await page.goto(list);
    await expect(page.getByRole("link", { name: subject }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: subject }).first().click();
  const link = page.locator("a[href]").filter({ hasText: path }).first();
  await page.goto((await link.getAttribute("href")) ?? "");
}

test("the mailed link downloads all personal data in two files", async ({ page, person }) => {
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Prepare my download" }).click();
  await expect(page.getByText(/^Requested on /)).toBeVisible(); // it may be ready before the page says that it is being prepared
  await followMail(page, person.email, "Your data is ready to download", /settings\/data\?link=/);
  await expect(page.getByText("This is the download from your mail.")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^For programs/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^sound-practice-\d{4}-\d\d-\d\d\.json$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const file = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  expect(file).toMatchObject({ format: "sound-practice/my-data", version: 1, account: [{ email: person.email }] });
});

test("account deletion is undone by the mailed link, and other pages are closed until then", async ({
  page,
  person,
}) => {
  await page.goto("/settings/erasure");
  const ask = page.getByRole("main").getByRole("button", { name: "Delete my account" });
  await ask.click();
  await expect(page.getByText("There is a problem")).toBeVisible();
  await page.getByLabel("Type “delete” to confirm").fill("Delete");
  await ask.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account will be deleted");
  await page.goto("/learning");
  await expect(page).toHaveURL(/\/settings\/erasure$/);
  await page.context().clearCookies();
  await followMail(page, person.email, "Your account will be deleted", /undo-erasure\?token=/);
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByText("Your account stays, with everything in it.")).toBeVisible();
});

test.use({ expectedComplaints: /status of 422/ });
