import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "./test.ts";

/** Everything that the page sends: addresses, headers and bodies. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`),
  );
  page.on("websocket", (socket) => sent.push(`${socket.url()} a web socket`));
  return sent;
}

const names = ["Amina Warsame", "Ben Ito", "Chidi Okafor", "Dalia Nguyen", "Elena Lopez", "Farid Karimi"];

/** Forty-two invented children: thirty ride the quuxbus, twelve walk. */
const roster = [
  "Student Name\tDOB\tSSID\tRide\tOn time",
  ...Array.from({ length: 42 }, (_, at) =>
    [
      `${names[at % 6]}`,
      `${(at % 12) + 1}/${(at % 27) + 1}/2014`,
      `77${41_000_000 + 37 * at}`,
      at < 30 ? "quuxbus" : "walk",
      at < 30 && at % 3 ? "yes" : "no",
    ].join("\t"),
  ),
].join("\n");

test("a table of one's own becomes counts here, and no request or storage carries a cell", async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.goto("/gallery");
  await hydrated(page);
  const sent = sentBy(page);
  const own = page.locator("#own-table");
  await own.getByLabel("Paste cells here").fill(roster);
  await own.getByRole("button", { name: "Read the table" }).click();
  await expect(own.getByText("This looks like rows about single people.")).toBeVisible();
  await expect(own.getByLabel("Paste cells here")).toHaveValue("");
  await expect(own.getByText("Student Name (points at a person)")).toBeVisible();
  await own.getByLabel("Show").selectOption({ label: "On time" });
  await own.getByLabel("by", { exact: true }).selectOption({ label: "Ride" });
  await expect(own.locator(".summary__sentence")).toContainText("quuxbus");

  await own.getByLabel("Or open a file").setInputFiles({
    name: "schools.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("School;Enrolled;Present\nZyzzyva;120;90\nBirch;80;48\nTotal;200;138\n", "utf16le"),
  });
  await expect(own.getByText("1 row adds up others and was left out.")).toBeVisible();
  await expect(own.locator(".summary__sentence")).toContainText("Zyzzyva");

  await own.getByRole("button", { name: "Keep these groups on this device" }).click();
  await expect(own.getByText("Kept on this device until you sign out")).toBeVisible();
  const keptNames = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("table ")));
  expect(await keptNames()).toHaveLength(1);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  for (const cell of ["quuxbus", "Zyzzyva", "Warsame", "7741000000"]) {
    expect(sent.filter((words) => words.includes(cell))).toEqual([]);
    expect(kept).not.toContain(cell);
  }

  // Kept text comes back, and is gone after signing out.
  await page.reload();
  await hydrated(page);
  await expect(own.locator(".summary__sentence")).toContainText("Zyzzyva");
  await page.context().clearCookies();
  await page.goto("/gallery");
  await hydrated(page);
  await expect.poll(keptNames).toEqual([]);
  await expect(own.locator(".summary__sentence")).toHaveCount(0);
});
