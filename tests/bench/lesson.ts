/**
 * The cost of a lesson: `node tests/bench/lesson.ts`. Measures the server's CPU per request, which other programs on
 * the machine do not distort, and what a first visit costs a phone. Uses the demo world on its own copy of the product.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium } from "@playwright/test";
import { startSession } from "#app/identity/sessions/session.server.ts";
import { connect } from "#db/client.server.ts";
import { startProduct, stop, stopAll } from "./processes.ts";

const lesson = "/courses/disaggregate-and-look-again/lessons/what-an-average-hides";
const requests = 400;
const visits = Number(process.env.BENCH_VISITS ?? 5);
/** A slow phone: Lighthouse's slow 4G, on a processor a quarter as fast as this one. */
const phone = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const say = (words: string) => process.stdout.write(`${words}\n`);

const folder = await mkdtemp(join(tmpdir(), "sound-practice-bench-"));
try {
  const { child, port } = await startProduct({ DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "warn" });
  const address = `http://localhost:${port}`;
  const cookie = await signInSomebody(address);
  say(`Server: ${(await cpuOfRequests(address + lesson, cookie, child.pid ?? 0)).toFixed(2)} ms of CPU a lesson.`);
  await visitAsPhone(address, cookie);
  await stop(child);
} finally {
  await stopAll();
  await rm(folder, { recursive: true, force: true });
}

async function signInSomebody(address: string): Promise<string> {
  const [url = ""] = readFileSync(join(folder, "database-url"), "utf8").split("\n");
  const { db, sql } = connect(url, { max: 1 });
  const [person] = await sql<{ id: string }[]>`select id from people order by email limit 1`;
  const cookie = await startSession(db, new Request(address), person?.id ?? "", {
    method: "password",
    hasPassedSecondStep: true,
  });
  await sql.end();
  return cookie.split(";")[0] ?? "";
}

/** CPU of the web processes, in milliseconds per request, without the database's. */
async function cpuOfRequests(url: string, cookie: string, pid: number): Promise<number> {
  const ask = async () => {
    const response = await fetch(url, { headers: { cookie, "accept-encoding": "br" } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`The lesson answered ${response.status}.`);
  };
  for (let n = 0; n < requests; n++) await ask();
  const before = cpuMilliseconds(pid);
  for (let n = 0; n < requests; n++) await ask();
  return (cpuMilliseconds(pid) - before) / requests;
}

/** CPU used by a process and its web processes; Linux only. */
function cpuMilliseconds(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  const isNode = (each: string) => readFileSync(`/proc/${each}/comm`, "utf8").trim() !== "postgres";
  return [String(pid), ...children.filter(isNode)].reduce((sum, each) => sum + ownCpu(each), 0);
}

function ownCpu(pid: string): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}

async function visitAsPhone(address: string, cookie: string) {
  const isRoot = process.getuid?.() === 0;
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
  });
  const rows: Visit[] = [];
  for (let n = 0; n < visits; n++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: "block" });
    rows.push(await firstVisit(context, address, cookie));
    await context.close();
  }
  await browser.close();
  say(`Phone, first visit, median of ${visits}: ${JSON.stringify(medians(rows))}`);
}

type Visit = {
  javaScriptBytes: number;
  bytes: number;
  firstPaintMs: number;
  largestPaintMs: number;
  blockingMs: number;
  mainThreadMs: number;
};

async function firstVisit(context: BrowserContext, address: string, cookie: string): Promise<Visit> {
  const page = await context.newPage();
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: address }]);
  await page.addInitScript(observe);
  const session = await context.newCDPSession(page);
  const bytes = await countBytes(session);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Network.emulateNetworkConditions", { offline: false, ...phone });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(address + lesson, { waitUntil: "networkidle" });
  await page.waitForTimeout(2_000);
  const seen = await page.evaluate(() => window.benchFigures);
  const { metrics } = await session.send("Performance.getMetrics");
  const task = metrics.find((metric) => metric.name === "TaskDuration")?.value ?? Number.NaN;
  return { ...bytes, ...seen, mainThreadMs: Math.round(task * 1000) };
}

declare global {
  interface Window {
    benchFigures: { firstPaintMs: number; largestPaintMs: number; blockingMs: number };
  }
}

/** Long tasks count only beyond 50 ms, as in Lighthouse's total blocking time. */
function observe() {
  const figures = { firstPaintMs: 0, largestPaintMs: 0, blockingMs: 0 };
  window.benchFigures = figures;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) figures.blockingMs += Math.max(0, Math.round(duration - 50));
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) figures.largestPaintMs = Math.round(startTime);
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, name } of list.getEntries())
      if (name === "first-contentful-paint") figures.firstPaintMs = Math.round(startTime);
  }).observe({ type: "paint", buffered: true });
}

async function countBytes(session: CDPSession) {
  const figures = { javaScriptBytes: 0, bytes: 0 };
  const scripts = new Set<string>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || response.mimeType.endsWith("javascript")) scripts.add(requestId);
    if (process.env.BENCH_FILES) say(`  ${response.url}`);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    figures.bytes += encodedDataLength;
    if (scripts.has(requestId)) figures.javaScriptBytes += encodedDataLength;
  });
  return figures;
}

function medians(rows: Visit[]): Visit {
  const median = (name: keyof Visit) =>
    rows.map((row) => row[name]).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0;
  return {
    javaScriptBytes: median("javaScriptBytes"),
    bytes: median("bytes"),
    firstPaintMs: median("firstPaintMs"),
    largestPaintMs: median("largestPaintMs"),
    blockingMs: median("blockingMs"),
    mainThreadMs: median("mainThreadMs"),
  };
}
