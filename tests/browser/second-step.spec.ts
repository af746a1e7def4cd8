import type { BrowserContext, Page } from "@playwright/test";
import { HOTP, Secret } from "otpauth";
import { stepAt } from "#app/identity/second-step/one-time-code.ts";
import { type Somebody, signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

/** The console logs responses that return a form. */
test.use({ expectedComplaints: /status of 422/ });

/** Chromium's software authenticator, which verifies its user and always counts as touched. */
async function giveAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

async function typePassword(page: Page, { email, password }: Somebody): Promise<void> {
  await page.goto("/sign-in?to=/learning");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a passkey is added, used as second step and for sign-in, and removed", async ({ page, context, person }) => {
  await giveAuthenticator(context, page);
  await page.goto("/settings/passkeys");
  await hydrated(page);
  await page.getByLabel("Name for it").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Your passkey was added.")).toBeVisible();
  await page.getByRole("button", { name: "Create recovery codes" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);

  await context.clearCookies();
  await typePassword(page, person);
  await expect(heading(page, "Two-step sign-in")).toBeVisible();
  await hydrated(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(heading(page, "My learning")).toBeVisible();

  await context.clearCookies();
  await page.goto("/sign-in?to=/settings/passkeys");
  await hydrated(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(heading(page, "Passkeys")).toBeVisible();
  await page.getByRole("link", { name: "Work laptop" }).click();
  await page.getByRole("button", { name: "Remove passkey" }).click();
  await expect(page.getByText("The passkey was removed.")).toBeVisible();

  await context.clearCookies();
  await page.goto("/sign-in");
  await hydrated(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey was not accepted.")).toBeVisible();
});

test("an authenticator app works without JavaScript, and a recovery code replaces it", async ({
  browser,
  db,
  address,
  person,
}) => {
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await signIn(context, db, address, person.id);
  const page = await context.newPage();
  await page.goto("/settings/two-step");
  await page.getByRole("link", { name: "Set up an app" }).click();
  const secret = Secret.fromBase32((await page.locator(".totp-secret").innerText()).replaceAll(" ", ""));
  const codeAhead = (steps: number) => HOTP.generate({ secret, counter: stepAt(new Date()) + steps });
  await page.getByLabel("Code from your authenticator app").fill("12 34");
  await page.getByRole("button", { name: "Turn on two-step sign-in" }).click();
  await expect(page.getByRole("alert")).toContainText("The code has six digits.");
  await page.getByLabel("Code from your authenticator app").fill(codeAhead(0));
  await page.getByRole("button", { name: "Turn on two-step sign-in" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const code = await codes.first().innerText();

  await context.clearCookies();
  await typePassword(page, person);
  await page.getByLabel("Code from your authenticator app").fill(codeAhead(1)); // the previous one was used up
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "My learning")).toBeVisible();

  await context.clearCookies();
  await typePassword(page, person);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "My learning")).toBeVisible();
  await context.close();
});
