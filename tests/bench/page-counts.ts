import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { root } from "#app/server/root.ts";
import { connect } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { writeBenchContent } from "./content.ts";
import { countedTopics, seedCountedTopics } from "./counted-topics.ts";
import { benchParts } from "./parts.ts";
import { startProduct, stop } from "./processes.ts";
import { countStatements } from "./statement-counter.ts";

/** What a page costs, in counts that are the same on every machine. */
export type PageCounts = {
  /** SQL statements, the session's own among them. */
  statements: number;
  htmlBytes: number;
  /** Scripts and styles that the page names. */
  files: number;
  /** Those scripts, compressed as they are sent. */
  scriptBytes: number;
};

const file = join(root, "tests", "bench", "page-counts.json");
const size = { learners: 500, courses: 3, lessons: 6, words: 600, posts: 10_000 };
const pages: Record<string, string> = {
  catalog: "/courses",
  course: "/courses/bench-1",
  lesson: "/courses/bench-1/lessons/lesson-1",
  home: "/",
  "my learning": "/learning",
  "coach's desk": "/desk",
};
/** Dates are words of different lengths, and a build's names and order of code differ by a few bytes. */
const leeway = { statements: 0, files: 0, htmlBytes: 0.05, scriptBytes: 0.05 };

/** The committed counts. */
export function knownCounts(): Record<string, PageCounts> {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Counts every page and writes the counts to the file. */
export async function writeCounts(say: (words: string) => void): Promise<void> {
  const words = JSON.stringify(await countPages(), null, 2);
  await writeFile(file, `${words}\n`);
  say(words);
}

/** A sentence for each count that has grown since the committed ones. */
export function growthOf(known: Record<string, PageCounts>, counts: Record<string, PageCounts>): string[] {
  return Object.entries(counts).flatMap(([page, now]) =>
    (["statements", "files", "htmlBytes", "scriptBytes"] as const).flatMap((name) => {
      const before = known[page]?.[name];
      if (before !== undefined && now[name] <= before * (1 + leeway[name])) return [];
      return [`${page}: ${name} ${before ?? "unknown"} → ${now[name]}`];
    }),
  );
}

/** Counts each page for a learner who coaches, on a small world in a database of its own. */
export async function countPages(): Promise<Record<string, PageCounts>> {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-counts-"));
  await chmod(folder, 0o711); // the embedded database may run as another user
  const embedded = await startEmbedded({ dataDir: join(folder, "data"), durable: false });
  try {
    const variables = { CONTENT_DIR: join(folder, "content"), DATA_DIR: join(folder, "data") };
    const cookie = await makeWorld(embedded.url, variables);
    const counter = await countStatements(embedded.url);
    const unset = { DATABASE_DIRECT_URL: "", PUBLIC_URL: "", MAIL_URL: "", MAIL_FROM: "", LOG_LEVEL: "warn" };
    const secret = { SECRET_KEY: "a key for measuring that seals nothing of anybody's" };
    const product = await startProduct({ ...unset, ...secret, ...variables, DATABASE_URL: counter.url, WORKER: "off" });
    const counts: Record<string, PageCounts> = {};
    const count = async (paths: Record<string, string>) => {
      for (const [title, path] of Object.entries(paths)) {
        counts[title] = await countPage(`http://127.0.0.1:${product.port}${path}`, cookie, counter.take);
      }
    };
    await count(pages);
    const { sql } = connect(embedded.url, { max: 1 });
    await seedCountedTopics(sql);
    await sql.end();
    await count(countedTopics);
    await stop(product.child);
    counter.close();
    return counts;
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the cookie of the first learner, who coaches every cohort. */
async function makeWorld(url: string, { CONTENT_DIR, DATA_DIR }: { CONTENT_DIR: string; DATA_DIR: string }) {
  await writeBenchContent(CONTENT_DIR, size);
  await migrate(url);
  const { db, sql } = connect(url, { max: 2 });
  await prepareContent({ db, contentDir: CONTENT_DIR, dataDir: DATA_DIR });
  for (const { seed } of benchParts) await seed?.(db, size);
  const token = randomBytes(25).toString("hex");
  const hash = createHash("sha256").update(token).digest();
  await sql`insert into sessions (token_hash, person_id, expires_at)
    select ${hash}, id, now() + interval '1 day' from people where email like '%@bench.example' order by email limit 1`;
  await sql.end();
  return `session=${token}`;
}

/** Each process prepares its statements first and, every second, asks what is current: so the least of several counts. */
async function countPage(url: string, cookie: string, takeStatements: () => number): Promise<PageCounts> {
  let html = "";
  const statements: number[] = [];
  for (let read = 0; read < 12; read++) {
    takeStatements();
    const response = await fetch(url, { headers: { cookie, "accept-encoding": "identity" }, redirect: "manual" });
    html = await response.text();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    statements.push(takeStatements());
  }
  // The manifest within the page names files that may be loaded later (app/route-discovery).
  const loaded = html.replace(/window\.__remixManifest\s*=\s*\{.*?\};/s, "");
  const files = new Set(loaded.match(/\/assets\/(?!manifest-)[\w-]+\.(?:js|css)/g));
  const scripts = [...files].filter((name) => name.endsWith(".js"));
  return {
    statements: Math.min(...statements),
    htmlBytes: Buffer.byteLength(html),
    files: files.size,
    scriptBytes: scripts.reduce((sum, name) => sum + sizeOf(join(root, "build", "client", name)), 0),
  };
}

/** Small files are sent as they are. */
function sizeOf(path: string): number {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}
