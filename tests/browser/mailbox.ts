import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { queueMail } from "#app/mail/outbox.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";

const keyFile = fileURLToPath(new URL("../results/browser-data/secret-key", import.meta.url));

/** A caught mail, written as the site's verbs write it. */
export async function mailInMailbox(db: Db): Promise<string> {
  process.env.SECRET_KEY = readFileSync(keyFile, "utf8").trim();
  const to = { personId: null, email: "visitor@visitors.example", language: "en", timeZone: "America/Los_Angeles" };
  const data = { linkPath: "/sign-in/link?token=none", code: "123456", minutes: 20 };
  const mailId = (await queueMail(db, to, { template: "sign_in", data }))?.mailId ?? "";
  const state = async () => (await db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId)))[0]?.state;
  await expect.poll(state).toBe("captured");
  return mailId;
}

type SecretMail = { code: string; linkPath: string };

/**
 * The newest mail to an address in the demo mailbox: its code and the path of its link. A job delivers it, so this waits
 * for a mail with another link than the `previous` one.
 */
export async function newestMail(page: Page, email: string, previous?: SecretMail): Promise<SecretMail> {
  const mailbox = await page.context().newPage();
  const newest = mailbox.getByRole("main").locator("a[href^='/mailbox/']").first();
  const mail = { code: "", linkPath: previous?.linkPath ?? "" };
  await expect(async () => {
    await mailbox.goto(`/mailbox?to=${encodeURIComponent(email)}`);
    await mailbox.goto((await newest.getAttribute("href", { timeout: 500 })) ?? "");
    const text = await mailbox.getByRole("main").innerText();
    mail.code = /\b\d{3} \d{3}\b/.exec(text)?.[0] ?? "";
    mail.linkPath = /\/[\w/-]+\?token=[\w-]{43}/.exec(text)?.[0] ?? "";
    expect([previous?.linkPath, ""]).not.toContain(mail.linkPath);
  }).toPass();
  await mailbox.close();
  return mail;
}
