/** `npm run bench`: the product beside three floors, in one run on one machine, on generated data. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { buildIfChanged } from "#app/server/build.ts";
import { connect } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { writeBenchContent } from "./content.ts";
import { seedLearners } from "./learners.ts";
import { heading, measure } from "./load.ts";
import { freePort, launch, startProduct, stop, stopAll, until } from "./processes.ts";
import { completions, lessonPath, reads, reflections, size } from "./requests.ts";
import { countStatements } from "./statement-counter.ts";

const readers = 64;

const say = (words: string) => process.stdout.write(`${words}\n`);
const folder = await mkdtemp(join(tmpdir(), "sound-practice-bench-"));

await buildIfChanged(say);
const embedded = await startEmbedded({ dataDir: join(folder, "data"), onRestart: () => undefined });
try {
  await bench(embedded.url);
} finally {
  await stopAll();
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

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
