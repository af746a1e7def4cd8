import type { Page } from "@playwright/test";
import { course, lessonAddresses } from "./lessons.ts";
import { expect, test } from "./test.ts";

const [lesson = ""] = lessonAddresses;

test("a first lesson visit is light", async ({ page, context, person }, { annotations }) => {
  expect(person.id).not.toBe("");
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const types = new Map<string, string>();
  const bytes: Record<string, number> = {};
  network.on("Network.responseReceived", ({ requestId, type, response }) => {
    // Whether a browser asks for the icon of its tab depends on the browser.
    types.set(requestId, new URL(response.url).pathname === "/favicon.svg" ? "Icon" : type);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "Other";
    bytes[type] = (bytes[type] ?? 0) + encodedDataLength;
  });
  await page.goto(lesson, { waitUntil: "networkidle" });

  const { Image = 0, Media = 0, Icon = 0, ...beforeMedia } = bytes;
  const total = Object.values(beforeMedia).reduce((sum, each) => sum + each, 0);
  const words = `JavaScript ${bytes.Script} B, before media ${total} B, of which ${JSON.stringify(beforeMedia)}`;
  annotations.push({ type: "transfer", description: words });
  process.stdout.write(`${words}\n`);
  expect(bytes.Script ?? 0).toBeGreaterThan(0);
  expect(bytes.Script).toBeLessThan(104_500);
  expect(total).toBeLessThan(170_500);
});

test("lesson assets are cached forever", async ({ page, person }) => {
  expect(person.id).not.toBe("");
  const caching: Record<string, string | undefined> = {};
  page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (/^\/(assets|content\/modules)\//.test(pathname)) caching[pathname] = response.headers()["cache-control"];
  });
  await page.goto(lesson, { waitUntil: "networkidle" });
  expect(Object.keys(caching).some((path) => path.startsWith("/content/modules/"))).toBe(true);
  for (const [path, words] of Object.entries(caching)) expect(words, path).toContain("immutable");
});

for (const width of [375, 1280]) {
  for (const path of ["/", "/courses", course, lesson]) {
    test(`${path} does not shift while it loads at ${width} px`, async ({ page, person }) => {
      expect(person.id).not.toBe("");
      await page.setViewportSize({ width, height: 800 });
      const letFontsCome = await holdFonts(page);
      await page.goto(path, { waitUntil: "commit" });
      const painted = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length);
      await expect.poll(painted, { message: "the page is painted without its fonts" }).toBe(1);
      expect(letFontsCome()).toBeGreaterThanOrEqual(2);
      await page.waitForLoadState("networkidle");
      const shift = await layoutShift(page);
      process.stdout.write(`Layout shift of ${path} at ${width} px: ${shift.toFixed(4)}\n`);
      expect(shift).toBeLessThan(0.02);
    });
  }
}

/** On a slow line a page is read in the fallback fonts first. Returns what lets the fonts come, and says how many waited. */
async function holdFonts(page: Page): Promise<() => number> {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  await page.route("**/*.woff2", async (route) => {
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  return () => {
    isHeld = false;
    for (const release of waiting) release();
    return waiting.length;
  };
}

/** The cumulative layout shift since the page opened. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += "value" in entry ? Number(entry.value) : 0;
    });
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return sum;
  });
}
