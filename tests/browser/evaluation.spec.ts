import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "./test.ts";

/** Everything that the page sends from now on: addresses, headers and bodies. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`),
  );
  page.on("websocket", (socket) => sent.push(`${socket.url()} a web socket`));
  return sent;
}

/** Numbers that nothing else on a page would hold. */
const counts = { firstN: "4711", firstYes: "3907", secondN: "4733", secondYes: "4219" };

test("an evaluation is computed here, and no request or storage carries what was typed", async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.goto("/inquiry/evaluate");
  await hydrated(page);
  const sent = sentBy(page);
  await expect(page.getByLabel("People counted")).toHaveCount(0);
  await page.getByLabel("The decision", { exact: true }).fill("Keep the kazoo greeter");
  await page.getByRole("radio", { name: /^Before and after/ }).check();
  await page.getByLabel("The measure", { exact: true }).fill("Children who settled quixotically");
  await page.getByLabel("The smallest difference that would matter, in percentage points").fill("5");

  const [before, after] = [page.getByRole("group", { name: "Before" }), page.getByRole("group", { name: "After" })];
  await before.getByLabel("People counted").fill(counts.firstN);
  await before.getByLabel("Of these, yes").fill("4712");
  await after.getByLabel("People counted").fill(counts.secondN);
  await after.getByLabel("Of these, yes").fill(counts.secondYes);
  await page.getByRole("button", { name: "Work out the answer" }).click();
  await expect(before.getByLabel("Of these, yes")).toBeFocused();
  await expect(before.getByText("More than the people counted.")).toBeVisible();

  await before.getByLabel("Of these, yes").fill(counts.firstYes);
  await page.getByRole("button", { name: "Work out the answer" }).click();
  await expect(page.getByRole("heading", { name: "The answer" })).toBeFocused();
  await expect(
    page.getByText("The chance that it went up, which is better: more than 99 in 100.").first(),
  ).toBeVisible();
  await expect(page.getByText("You do not know whether the number was moving before.")).toBeVisible();
  await expect(page.getByRole("img", { name: /^How the probability spreads/ })).toBeVisible();

  // Fewer than ten: the answer is here, and the words that may leave hold no number.
  await before.getByLabel("People counted").fill("12");
  await before.getByLabel("Of these, yes").fill("7");
  await page.getByRole("button", { name: "Work out the answer" }).click();
  await expect(page.getByText("You looked at these numbers more than once (2 times so far).")).toBeVisible();
  const leaving = page.getByRole("region", { name: "What may leave this page" }).locator("blockquote");
  await expect(leaving).toContainText("Keep the kazoo greeter");
  expect(await leaving.innerText()).not.toMatch(/\d/);

  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, databases]);
  });
  for (const secret of [...Object.values(counts), "kazoo", "quixotically"]) {
    expect(sent.filter((words) => words.includes(secret))).toEqual([]);
    expect(kept).not.toContain(secret);
  }
});
