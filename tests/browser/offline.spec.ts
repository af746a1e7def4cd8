import { expect, test } from "./test.ts";

/** The browser logs each request without a network. */
test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });

test("an offline page appears without a network and disappears with one", async ({ page, context }) => {
  await page.goto("/courses");
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === "activated") return;
    await new Promise((resolve) => active?.addEventListener("statechange", resolve, { once: true }));
  });
  await expect.poll(() => page.evaluate(() => caches.match("/offline").then((page) => page?.status))).toBe(200);
  const kept = await page.evaluate(async () => {
    const caching = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return caching.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(["/offline"]);

  await context.setOffline(true);
  await page.goto("/glossary");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  expect(new URL(page.url()).pathname).toBe("/glossary");
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Glossary");
});
