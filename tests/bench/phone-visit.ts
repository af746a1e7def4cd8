import type { BrowserContext, CDPSession, Page } from "@playwright/test";

/** What a first visit cost a phone: milliseconds, and bytes as they crossed the network with their headers. */
export type Visit = {
  requests: number;
  scriptBytes: number;
  /** Everything but images, sound and video. */
  bytesBeforeMedia: number;
  firstPaint: number;
  largestPaint: number;
  /** Total blocking time as Lighthouse counts it: after the first paint, what each task takes beyond 50 ms. */
  blocking: number;
  longestTask: number;
  /** Processor time of the main thread, which other programs on the machine distort less. */
  mainThread: number;
};

/** Lighthouse's slow 4G, on a processor a quarter as fast as this one. */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const processorSlowdown = 4;
const settleMilliseconds = 2_000;

/** Visits an address in a browser context whose cache is empty. Throws unless the page answers with status 200. */
export async function firstVisit(context: BrowserContext, address: string): Promise<Visit> {
  const page = await context.newPage();
  await page.addInitScript(observe);
  const session = await context.newCDPSession(page);
  const transferred = await countTransfer(session);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: processorSlowdown });
  const response = await page.goto(address, { waitUntil: "networkidle" });
  if (response?.status() !== 200) throw new Error(`${address} answered ${response?.status()}`);
  await page.waitForTimeout(settleMilliseconds);
  return { ...transferred, ...(await timesOf(page)), mainThread: await mainThreadOf(session) };
}

/** Counts into the returned object while the page loads. */
async function countTransfer(session: CDPSession) {
  const sums = { requests: 0, scriptBytes: 0, bytesBeforeMedia: 0 };
  const types = new Map<string, string>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    sums.requests += 1;
    if (type === "Script") sums.scriptBytes += encodedDataLength;
    if (type !== "Image" && type !== "Media") sums.bytesBeforeMedia += encodedDataLength;
  });
  return sums;
}

async function mainThreadOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

declare global {
  interface Window {
    benchEntries: { firstPaint: number; largestPaint: number; tasks: { start: number; end: number }[] };
  }
}

/** Runs in the page, before anything of its own. */
function observe() {
  const entries: Window["benchEntries"] = { firstPaint: 0, largestPaint: 0, tasks: [] };
  window.benchEntries = entries;
  const each = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  each("longtask", ({ startTime, duration }) => entries.tasks.push({ start: startTime, end: startTime + duration }));
  each("largest-contentful-paint", ({ startTime }) => {
    entries.largestPaint = startTime;
  });
  each("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") entries.firstPaint = startTime;
  });
}

async function timesOf(page: Page) {
  const { firstPaint, largestPaint, tasks } = await page.evaluate(() => window.benchEntries);
  return {
    ...{ firstPaint, largestPaint, blocking: blockingTime(tasks, firstPaint) },
    longestTask: Math.max(0, ...tasks.map(({ start, end }) => end - start)),
  };
}

/** What tasks take beyond 50 ms each, without what they did before the first paint. */
export function blockingTime(tasks: { start: number; end: number }[], firstPaint: number): number {
  const after = tasks.map(({ start, end }) => end - Math.max(start, firstPaint));
  return after.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
}
