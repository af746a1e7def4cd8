import { randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { participationTotals, periodSnapshots, registerEntries, snapshotCells } from "#db/schema/index.ts";
import { demoReports, quarterId } from "#db/seed/world-participation.ts";
import { demoPerson, signIn } from "./people.ts";
import { expect, test } from "./test.ts";

const lastQuarter = quarterId(1);

/** The exact totals of the last quarter, by measure. */
async function totals(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .select({ measure: participationTotals.measure, amount: participationTotals.amount })
    .from(participationTotals)
    .where(eq(participationTotals.periodId, lastQuarter));
  return new Map(rows.map(({ measure, amount }) => [measure, Number(amount)]));
}

/** The published share of everyone who finished a course in the last quarter. */
async function finished(db: Db) {
  const [cell] = await db
    .select({ value: snapshotCells.value, low: snapshotCells.low, high: snapshotCells.high })
    .from(snapshotCells)
    .innerJoin(periodSnapshots, eq(periodSnapshots.id, snapshotCells.snapshotId))
    .where(
      and(
        eq(periodSnapshots.periodId, lastQuarter),
        sql`${snapshotCells.slice} = 'total' and ${snapshotCells.measure} = 'finished'`,
      ),
    );
  return String(Number(cell?.value ?? cell?.high ?? Number.NaN));
}

test.beforeEach(async ({ context, db, address }) => {
  await signIn(context, db, address, (await demoPerson(db, "lead@demo.example")).id);
});

test("a lead finds how many early-learning organizations came, who finished, who is missing, and prints the report", async ({
  page,
  db,
}) => {
  const counted = await totals(db);
  const [there, partners] = [counted.get("organizations_early_learning"), counted.get("partners_early_learning")];
  await page.goto("/");
  await page.getByRole("link", { name: "Taking part" }).first().click();
  await page.getByLabel("Period", { exact: true }).selectOption(lastQuarter);
  await page.getByRole("button", { name: "Show" }).click();
  const kinds = page.getByRole("region", { name: "Who is here, by kind of organization" });
  await expect(kinds).toContainText(`${there} of ${partners}`);
  const share = page.locator(".figure", { has: page.getByRole("heading", { name: "Finished a course" }) });
  await expect(share).toContainText(await finished(db));
  const completion = page.getByRole("region", { name: "Completion and dosage, frozen" });
  await expect(completion).toContainText("withheld so that no small group can be picked out");
  const sessions = page.locator(".figure", { has: page.getByRole("heading", { name: "Sessions held" }) });
  // What is compared stands first, so that nobody reads it as how often people came.
  await expect(sessions).toContainText(/\d then\. People came \d+ times/);

  await page.getByRole("link", { name: "Who is not here" }).first().click();
  const missing = [...counted].reduce(
    (sum, [measure, amount]) =>
      sum + (measure.startsWith("partners_") ? amount : 0) - (measure.startsWith("organizations_") ? amount : 0),
    0,
  );
  await expect(
    page.getByRole("heading", { name: new RegExp(`^${missing} partner organizations? without`) }),
  ).toBeVisible();

  await page.getByRole("link", { name: "Reports" }).first().click();
  await page.locator(`a[href$="${demoReports.draft}"]`).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download (PDF)" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
});

test("a commitment is said to be saved where the focus is, has its own title, and is on the last page of the list", async ({
  page,
}) => {
  await page.goto("/participation/commitments");
  const promise = `Two hours a month to look at data together, ${randomUUID()}`;
  await page.getByLabel("Promise").fill(promise);
  await page.getByLabel("Who does it").fill("The director");
  await page.getByLabel("By").fill("2027-06-30");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  const notice = page.locator("main [tabindex]", { has: page.getByRole("status") });
  await expect(notice).toHaveText("Saved.");
  await expect(notice).toBeFocused();
  await page.goto("/participation/commitments?page=999");
  await page.getByRole("link", { name: promise }).click();
  await expect(page).toHaveTitle(`${promise} · Taking part · Sound Practice`);
});

test("a grant that was registered by mistake is removed after a question, and the list says so", async ({ page }) => {
  const name = `A grant with a slip, ${randomUUID()}`;
  await page.goto("/participation/periods");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("First day").fill("2097-01-01");
  await page.getByLabel("Last day").fill("2097-12-31");
  await page.getByRole("button", { name: "Register" }).click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByText("These months have not begun yet")).toBeVisible();
  await page.getByRole("button", { name: "Remove this grant" }).click();
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await expect(dialog).toContainText(name);
  await dialog.getByRole("button", { name: "Remove this grant" }).click();
  await expect(page).toHaveURL(/\/participation\/periods\?saved=removed$/);
  await expect(page.locator("main [tabindex]", { has: page.getByRole("status") })).toHaveText("Removed.");
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("what a form said is not said again on the next page of the list", async ({ page, db }) => {
  const needs = Array.from({ length: 51 }, () => ({ clientKey: crypto.randomUUID(), title: "Evening sessions" }));
  const rows = needs.map((need) => ({ ...need, register: "needs" as const, happenedOn: "2026-11-01" }));
  await db.insert(registerEntries).values(rows);
  try {
    await page.goto("/participation/registers/needs?saved");
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByText("Page 2 of")).toBeVisible();
    await expect(page.getByText("Saved.")).toHaveCount(0);
  } finally {
    const keys = needs.map(({ clientKey }) => clientKey);
    await db.delete(registerEntries).where(inArray(registerEntries.clientKey, keys));
  }
});
