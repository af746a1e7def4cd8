/**
 * `npm run bench -- phone`: what a first visit to the pages that people open first costs a slow phone, with the demo
 * data; `npm run bench -- phone lesson` for one of them. CHROMIUM_PATH names another browser than Playwright's, and BENCH_VISITS another number of visits than five.
 */
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { startSession } from "#app/identity/sessions/session.server.ts";
import { connect } from "#db/client.server.ts";
import { idFor } from "#db/seed/random.ts";
import { firstVisit, type Visit } from "./phone-visit.ts";
import { startProduct, stop } from "./processes.ts";
import { figureOf } from "./rounds.ts";

type PhonePage = { title: string; path: string; email: string | null };

const topic = "Welcome: who are you, and what are you looking at this year?";
const pages: PhonePage[] = [
  {
    ...{ title: "lesson", path: "/courses/disaggregate-and-look-again/lessons/what-an-average-hides" },
    email: "educator@demo.example",
  },
  { title: "home", path: "/", email: "educator@demo.example" },
  { title: "catalog", path: "/courses", email: null },
  {
    ...{ title: "topic", path: `/community/${idFor("space community")}/${idFor(`topic ${topic}`)}` },
    email: "educator@demo.example",
  },
  { title: "lead's overview", path: "/participation", email: "lead@demo.example" },
];
const visits = Number(process.env.BENCH_VISITS ?? 5);

/** Measures the pages with this word in their title, or all, visit by visit, and says a table of medians with the least and the most. */
export async function benchPhone(title: string, say: (words: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-phone-"));
  await chmod(folder, 0o711); // the embedded database may run as another user
  const browser = await launchBrowser();
  try {
    const product = await startProduct({ ...unset, DATA_DIR: folder, LOG_LEVEL: "warn" });
    const address = `http://localhost:${product.port}`;
    const cookies = await signIn(folder, address);
    const wanted = pages.filter((page) => page.title.includes(title));
    const rows = wanted.map((page) => ({ page, visits: [] as Visit[] }));
    for (const { page } of rows) await visit(browser, address, page, cookies); // each page once, unmeasured
    for (let round = 0; round < visits; round++) {
      for (const row of rows) row.visits.push(await visit(browser, address, row.page, cookies));
    }
    say(`First visit on a throttled phone, median of ${visits} (least–most); ms, and bytes on the wire.`);
    say(tableOf(rows));
    await stop(product.child);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const unset = { DATABASE_URL: "", DATABASE_DIRECT_URL: "", PUBLIC_URL: "", MAIL_URL: "", MAIL_FROM: "" };

function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  const executablePath = process.env.CHROMIUM_PATH;
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
  });
}

/** A session for each demo account that a page needs, by e-mail address. */
async function signIn(folder: string, address: string): Promise<Map<string, string>> {
  const [url = ""] = readFileSync(join(folder, "database-url"), "utf8").split("\n");
  const { db, sql } = connect(url, { max: 1 });
  const cookies = new Map<string, string>();
  for (const { email } of pages) {
    if (email === null || cookies.has(email)) continue;
    const [person] = await sql<{ id: string }[]>`select id from people where email = ${email}`;
    if (!person) throw new Error(`the demo data has no ${email}`);
    const proof = { method: "password", hasPassedSecondStep: true } as const;
    const cookie = await startSession(db, new Request(address), person.id, proof);
    cookies.set(email, cookie.split(";")[0] ?? "");
  }
  await sql.end();
  return cookies;
}

async function visit(browser: Browser, address: string, { path, email }: PhonePage, cookies: Map<string, string>) {
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    serviceWorkers: "block",
  });
  const [name = "", value = ""] = (email ? (cookies.get(email) ?? "") : "").split("=");
  if (name) await context.addCookies([{ name, value, url: address }]);
  const seen = await firstVisit(context, address + path);
  await context.close();
  return seen;
}

const columns: [heading: string, name: keyof Visit][] = [
  ["requests", "requests"],
  ["scripts B", "scriptBytes"],
  ["before media B", "bytesBeforeMedia"],
  ["first paint", "firstPaint"],
  ["LCP", "largestPaint"],
  ["TBT", "blocking"],
  ["longest task", "longestTask"],
  ["main thread", "mainThread"],
];

function tableOf(rows: { page: PhonePage; visits: Visit[] }[]): string {
  const width = 24;
  const heading = ["page".padEnd(16), ...columns.map(([words]) => words.padStart(width))].join("");
  const lines = rows.map(({ page, visits }) => {
    const cells = columns.map(([, name]) => {
      const { median, least, most } = figureOf(visits.map((visit) => visit[name]));
      const figures = [median, least, most].map((figure) => Math.round(figure).toLocaleString("en-US"));
      return (least === most ? `${figures[0]}` : `${figures[0]} (${figures[1]}–${figures[2]})`).padStart(width);
    });
    return [page.title.padEnd(16), ...cells].join("");
  });
  return [heading, ...lines].join("\n");
}
