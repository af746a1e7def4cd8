import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "./test.ts";

test.use({
  viewport: { width: 360, height: 740 },
  // The browser logs each request without a network, and the entry that is refused.
  expectedComplaints: /ERR_INTERNET_DISCONNECTED|Failed to fetch|net::ERR_FAILED|status of 422/,
});

const main = (page: Page) => page.getByRole("main");

const lesson = "/courses/smallest-useful-test/lessons";

/** Fills in what a plan needs before its first point: a part in a lesson, and the rest on the plan's own page. */
async function plan(page: Page, cycle: string, prediction: string): Promise<void> {
  await page.goto(`${lesson}/say-it-before`);
  await hydrated(page);
  const step = page.locator("#your-cycle-plan");
  await step.locator("[name=change]").fill("Greet each child by name at the door.");
  await step.locator("[name=question1]").fill("How many are greeted?");
  await step.locator("[name=prediction1]").fill(prediction);
  await step.getByRole("button", { name: "Save the plan" }).click();
  await expect(page).toHaveURL(/say-it-before\?cycle=[\w-]{36}#your-cycle-plan$/);
  await page.goto(`${cycle}/plan`);
  await expect(page.locator("[name=prediction1]")).toHaveValue(prediction);
  await page.locator("[name=measure1name]").fill("Greeted");
  await page.locator("[name=measure1kind]").selectOption("share");
  await page.locator("[name=measure1predicted]").fill("65 to 75");
  await main(page).getByRole("button", { name: "Save the plan" }).click();
  await main(page).getByRole("link", { name: "Record what you see" }).click();
}

async function record(page: Page, value: string): Promise<void> {
  await page.locator("[name=value]").fill(value);
  await main(page).getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.locator("[name=value]")).toHaveValue("");
}

async function decide(page: Page, decision: string): Promise<void> {
  await page.getByRole("radio", { name: decision }).check();
  await page.locator("[name=reasons]").fill("The bus came late.");
  await page.locator("[name=nextChange]").fill("Greet at the bus.");
  await main(page).getByRole("button", { name: "Save the decision" }).click();
}

test("cycles are planned in a lesson, collected without a network, studied, decided and followed by the next", async ({
  page,
  context,
  person,
}) => {
  expect(person.id).not.toBe("");
  await page.goto("/inquiry/new");
  await page.locator("[name=title]").fill("Greeting at the door");
  await main(page).getByRole("button", { name: "Start", exact: true }).click();
  await expect(page).toHaveURL(/\/inquiry\/[\w-]{36}\/plan$/);
  const cycle = new URL(page.url()).pathname.replace(/\/plan$/, "");
  await plan(page, cycle, "About 7 of 10.");

  await expect(page).toHaveURL(`${cycle}/do`);
  await hydrated(page);
  await record(page, "6 of 10");
  await expect(main(page).getByText("6 of 10 (60%)")).toBeVisible();
  await context.setOffline(true);
  await record(page, "7 of 10");
  await record(page, "9 of 10");
  await expect(main(page).getByText("2 entries wait on this device")).toBeVisible();
  await context.setOffline(false);
  await expect(main(page).getByText("9 of 10 (90%)")).toBeVisible();
  await expect(main(page).getByText("7 of 10 (70%)")).toBeVisible();
  await page.locator("[name=value]").fill("many");
  await main(page).getByRole("button", { name: "Record", exact: true }).click();
  await expect(main(page).getByText("Enter a number, such as 12 or 3.5.").first()).toBeVisible();
  await expect(page.locator("[name=value]")).toHaveValue("many");

  await page.goto(`${cycle}/plan`);
  await expect(page.locator("[name=prediction1]")).toHaveCount(0);
  await expect(main(page).getByText("About 7 of 10.")).toBeVisible();
  await page.goto(`${cycle}/study`);
  await expect(
    main(page).getByText("Prediction, before the first point: 65 to 75%. The latest point is 90%."),
  ).toBeVisible();
  await page.locator("[name=result1]").fill("6, 7, then 9.");
  await main(page).getByRole("button", { name: "Save what you learned" }).click();
  await main(page).getByRole("link", { name: "Decide what to do with it" }).click();
  await expect(page).toHaveURL(`${cycle}/act`);

  await decide(page, "Adapt");
  await main(page).getByRole("button", { name: "Start cycle 2" }).click();
  await expect(page).not.toHaveURL(new RegExp(cycle));
  await expect(page.locator("[name=change]")).toHaveValue("Greet at the bus.");
  await expect(page.locator("[name=prediction1]")).toHaveValue("");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
