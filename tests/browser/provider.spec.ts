import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startProvider } from "../identity/real-provider.ts";
import { expect, listenTo, test } from "./test.ts";

const elsewhere = /Another site was asked: http:\/\/127\.0\.0\.1:/;
test.use({ expectedComplaints: elsewhere });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual(
    [],
  );
}

/** From the sign-in page to the provider and back, where a new person creates their account. */
async function makeAccount(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Tahoma Schools" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create your account");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/$/);
}

/** The code in the newest mail to an address. */
async function mailedCode(page: Page, email: string): Promise<string> {
  const link = page.getByRole("link", { name: "Code to merge your two accounts" }).first();
  await expect(async () => {
    await page.goto(`/mailbox?to=${encodeURIComponent(email)}`);
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await link.click();
  const code = page.getByText(/\b\d{3} \d{3}\b/).first();
  return /\d{3} \d{3}/.exec((await code.textContent()) ?? "")?.[0] ?? "";
}

test("two provider accounts without passwords are merged", async ({ page, browser, address }) => {
  const provider = await startProvider(address, Number(process.env.PROVIDER_TEST_PORT));
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const addressOf = (subject: string) => `${subject}@tahoma.example`;
  try {
    // Without scripts: every step is a form or a link.
    const other = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
    const complaints: string[] = [];
    await listenTo(other, address, complaints);
    provider.signInAs(first, { email: addressOf(first), email_verified: true, name: "Ana Reyes" });
    const otherPage = await other.newPage();
    await otherPage.goto("/sign-in");
    await otherPage.getByRole("button", { name: "Continue with Tahoma Schools" }).click();
    await otherPage.getByRole("button", { name: "Create account" }).click();
    await expect(otherPage).toHaveURL(/\/$/);
    expect(complaints.filter((complaint) => !elsewhere.test(complaint))).toEqual([]);
    await other.close();

    provider.signInAs(second, { email: addressOf(second), email_verified: true, name: "Ana R." });
    await makeAccount(page);
    await page.goto("/settings/merge");
    await page.getByLabel("E-mail address of your other account").fill(addressOf(first));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that the other account is yours");
    await expectAccessible(page);
    const code = await mailedCode(page, addressOf(first));
    await page.goto("/settings/merge/proof");
    await page.getByLabel("Code from the mail").fill(code);
    await page.getByRole("button", { name: "Confirm that it is mine" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Merge these two accounts?");
    await expectAccessible(page);
    await page.getByRole("radio", { name: addressOf(first) }).check();
    await page.getByRole("button", { name: "Merge the accounts" }).click();
    await expect(page.getByText("Your accounts were merged")).toBeVisible();

    await page.goto("/settings/connected");
    await expect(page.getByRole("button", { name: /^Disconnect/ })).toHaveCount(2);
    await page.context().clearCookies();
    provider.signInAs(first);
    await page.goto("/sign-in?to=/settings/profile");
    await page.getByRole("button", { name: "Continue with Tahoma Schools" }).click();
    await expect(page).toHaveURL(/\/settings\/profile$/);
    await expect(page.getByLabel("Your name")).toHaveValue("Ana R.");
  } finally {
    await provider.close();
  }
});
