/** `npm run bench`: the product beside three floors, in one run on one machine, on data that it makes itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import autocannon from "autocannon";
import { prepareContent } from "../../app/catalog/prepare.server.ts";
import { buildIfChanged } from "../../app/server/build.ts";
import { root } from "../../app/server/root.ts";
import { connect } from "../../db/client.server.ts";
import { startEmbedded } from "../../db/embedded.server.ts";
import { migrate } from "../../db/migrate.server.ts";
import { writeBenchContent } from "./content.ts";
import { seedLearners } from "./learners.ts";
import { countStatements } from "./statement-counter.ts";

const size = { learners: 500, courses: 20, lessons: 40, words: 1200 };
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const connectionCounts = [1, 8, 32];
const readers = 64;

type Load = { title: string; port: number; requests: autocannon.Request[] };
type Measured = { connections: number; perSecond: number; p50: number; p95: number; p99: number; failed: number };

const say = (words: string) => process.stdout.write(`${words}\n`);
const children: ChildProcess[] = [];
const folder = await mkdtemp(join(tmpdir(), "sound-practice-bench-"));

await buildIfChanged(say);
const embedded = await startEmbedded({ dataDir: join(folder, "data"), onRestart: () => undefined });
try {
  await bench(embedded.url);
} finally {
  await Promise.all(children.map(stop));
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
}

async function bench(databaseUrl: string): Promise<void> {
  const contentDir = join(folder, "content");
  const dataDir = join(folder, "data");
  say(`Seeding ${size.learners} learners, ${size.courses} courses of ${size.lessons} lessons …`);
  await writeBenchContent(contentDir, size);
  await migrate(databaseUrl);
  const { db, sql } = connect(databaseUrl);
  await prepareContent({ db, contentDir, dataDir });
  await seedLearners(db, size.learners);
  const cookies = await signInReaders(sql);
  const [{ facts } = { facts: 0 }] = await sql<{ facts: number }[]>`select count(*)::int as facts from lesson_facts`;
  await sql.end();
  say(`${facts.toLocaleString("en-US")} progress facts. ${cpus().length} cores, ${cpus()[0]?.model ?? ""}.\n`);

  const counter = await countStatements(databaseUrl);
  const product = await startProduct({ DATABASE_URL: counter.url, CONTENT_DIR: contentDir, DATA_DIR: dataDir });
  await countPerPage(product, cookies[0] ?? "", counter);
  await stop(product.child);
  counter.close();

  const { child, port } = await startProduct({ DATABASE_URL: databaseUrl, CONTENT_DIR: contentDir, DATA_DIR: dataDir });
  const page = await describeLesson(port, cookies[0] ?? "");
  const lesson = { title: "lesson", port, requests: reads(cookies, lessonPath) };
  heading();
  await measure({ title: "catalog", port, requests: reads(cookies, () => "/courses") });
  await measure({ title: "course", port, requests: reads(cookies, (n) => `/courses/bench-${1 + (n % size.courses)}`) });
  const lessonRows = await measure(lesson);
  await measure({ title: "My learning", port, requests: reads(cookies, () => "/learning") });
  await measure({ title: "complete a lesson", port, requests: completions(cookies, port) });
  await measure({ title: "save a reflection", port, requests: reflections(cookies, port) });
  await stop(child);

  const floor = {
    DATABASE_URL: databaseUrl,
    CONTENT_DIR: contentDir,
    DATA_DIR: dataDir,
    CONTENT_RELEASE: page.release,
  };
  const variables = { ...floor, BENCH_PAGE: page.file, BENCH_PATH: lessonPath(0), BENCH_COOKIE: cookies[0] ?? "" };
  await measureFloor("bytes", "floor: Node, same bytes", variables, cookies);
  await measureFloor("select", "floor: Node and one select", variables, cookies);
  const remixRows = await measureFloor("constants", "floor: Remix, constants", variables, cookies);

  say("\nThe lesson page beside the Remix floor:");
  for (const [index, row] of lessonRows.entries()) {
    const share = row.perSecond / (remixRows[index]?.perSecond ?? Number.NaN);
    say(`  ${String(row.connections).padStart(2)} connections: ${(share * 100).toFixed(0)} % of its requests/s`);
  }
}

function lessonPath(number: number): string {
  return `/courses/bench-${1 + (number % size.courses)}/lessons/lesson-${1 + (number % size.lessons)}`;
}

/** Sessions as the product stores them: the token in the cookie, its SHA-256 in the database. */
async function signInReaders(sql: ReturnType<typeof connect>["sql"]): Promise<string[]> {
  const people = await sql<{ id: string }[]>`
    select id from people where email like '%@bench.example' order by email limit ${readers}`;
  return Promise.all(
    people.map(async ({ id }) => {
      const token = randomBytes(25).toString("hex");
      const hash = createHash("sha256").update(token).digest();
      await sql`insert into sessions (token_hash, person_id, expires_at) values (${hash}, ${id}, now() + interval '1 day')`;
      return `session=${token}`;
    }),
  );
}

function reads(cookies: string[], pathOf: (number: number) => string): autocannon.Request[] {
  return cookies.map((cookie, number) => ({ method: "GET", path: pathOf(number), headers: { cookie } }));
}

function write(cookie: string, port: number, path: string, body: string): autocannon.Request {
  const origin = `http://127.0.0.1:${port}`;
  const headers = { cookie, origin, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", path, headers, body };
}

/** Every second press undoes the one before, so that each one writes a fact. */
function completions(cookies: string[], port: number): autocannon.Request[] {
  return cookies.flatMap((cookie, number) => [
    write(cookie, port, `${lessonPath(number)}/completion`, "_method=delete"),
    write(cookie, port, `${lessonPath(number)}/completion`, ""),
  ]);
}

function reflections(cookies: string[], port: number): autocannon.Request[] {
  return cookies.map((cookie, number) => {
    const text = encodeURIComponent(`What I would ask next, number ${number}. `.repeat(8));
    return write(cookie, port, `${lessonPath(number)}/reflections/reflection`, `writer=bench-${number}&text=${text}`);
  });
}

async function startProduct(variables: Record<string, string>) {
  const port = await freePort();
  const child = launch(["app/server/start.ts"], { ...variables, PORT: String(port), HOST: "127.0.0.1" });
  await until(child, async () => (await fetch(`http://127.0.0.1:${port}/healthcheck`)).ok);
  return { child, port };
}

async function countPerPage(
  { port }: { port: number },
  cookie: string,
  counter: Awaited<ReturnType<typeof countStatements>>,
): Promise<void> {
  say("Statements a page (signed in, the session's own among them):");
  const paths = ["/", "/courses", "/courses/bench-1", lessonPath(0), "/learning", "/reflections", "/settings/profile"];
  for (const path of paths) {
    for (let warm = 0; warm < 6; warm++) await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
    counter.take();
    await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })).text();
    say(`  ${String(counter.take()).padStart(2)}  ${path}`);
  }
  say("");
}

async function describeLesson(port: number, cookie: string): Promise<{ file: string; release: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${lessonPath(0)}`, { headers: { cookie } });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`the lesson page answered ${response.status}`);
  const file = join(folder, "lesson.html");
  await writeFile(file, html);
  const compressed = await promisify(brotliCompress)(html);
  say(`The lesson page is ${kilobytes(html.length)} of HTML, ${kilobytes(compressed.length)} compressed.\n`);
  const { db, sql } = connect(embedded.url);
  const { releaseFile } = await prepareContent({
    db,
    contentDir: join(folder, "content"),
    dataDir: join(folder, "data"),
  });
  await sql.end();
  return { file, release: releaseFile };
}

async function measureFloor(kind: string, title: string, variables: Record<string, string>, cookies: string[]) {
  const port = await freePort();
  const child = launch(["tests/bench/floor.ts", kind], { ...variables, PORT: String(port), NODE_ENV: "production" });
  await until(child, async () => (await fetch(`http://127.0.0.1:${port}${lessonPath(0)}`)).status < 500);
  const rows = await measure({ title, port, requests: reads(cookies, lessonPath) });
  await stop(child);
  return rows;
}

function heading(): void {
  say(`${"page".padEnd(28)} conns      req/s   p50 ms   p95 ms   p99 ms   failed`);
}

async function measure({ title, port, requests }: Load): Promise<Measured[]> {
  const rows: Measured[] = [];
  const url = `http://127.0.0.1:${port}`;
  await autocannon({ url, connections: 8, duration: 2, requests });
  for (const connections of connectionCounts) {
    const times: number[] = [];
    const startedAt = performance.now();
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const run = autocannon({ url, connections, duration: seconds, requests }, (error, result) => {
        if (error) reject(error);
        else resolve(result);
      });
      run.on("response", (_client, _status, _bytes, responseTime) => times.push(responseTime));
    });
    const elapsed = (performance.now() - startedAt) / 1000;
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
    const failed = result.errors + result.timeouts + result["4xx"] + result["5xx"];
    const row = { connections, perSecond: times.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed };
    rows.push(row);
    const figures = [row.p50, row.p95, row.p99].map((figure) => figure.toFixed(1).padStart(8)).join(" ");
    say(
      `${title.padEnd(28)} ${String(connections).padStart(5)} ${row.perSecond.toFixed(0).padStart(10)} ${figures} ${String(failed).padStart(8)}`,
    );
  }
  return rows;
}

function launch(args: string[], variables: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: "info", ...variables },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  return child;
}

async function until(child: ChildProcess, isReady: () => Promise<boolean>): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`a server ended before it answered (exit code ${child.exitCode})`);
    if (await isReady().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  server.close();
  if (!address || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
