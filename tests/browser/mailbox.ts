import { expect, type Page } from "@playwright/test";

/** What the demo's mailbox page holds for an address: the newest mail's code and the path of its link. */
export async function newestMail(page: Page, email: string): Promise<{ code: string; linkPath: string }> {
  const mailbox = await page.context().newPage();
  const newest = mailbox.getByRole("main").locator("a[href^='/mailbox/']").first();
  await expect(async () => {
    await mailbox.goto(`/mailbox?q=${encodeURIComponent(email)}`);
    await expect(newest).toBeVisible({ timeout: 500 });
  }).toPass();
  await newest.click();
  const letter = mailbox.getByRole("main");
  await expect(letter).toContainText("?token=");
  const text = await letter.innerText();
  await mailbox.close();
  const code = /\b\d{3} \d{3}\b/.exec(text)?.[0] ?? "";
  const linkPath = /\/[\w/-]+\?token=[\w-]{43}/.exec(text)?.[0] ?? "";
  return { code, linkPath };
}
