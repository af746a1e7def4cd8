/**
 * `npm run bench`: the product beside three floors, in one run on one machine, on generated data. `npm run bench -- lesson`
 * measures the rows with that word in their title only (or with one of several; `BENCH_FOLDER=FOLDER` keeps the seeded world
 * in a folder, and measures it again when it is there), `-- contention` registration for one run by many at once beside a
 * bare row lock; `-- counts` writes `page-counts.json` anew; `-- participation` measures how participation grows
 * (`-- participation 100 FOLDER` keeps that world), `-- phone` first visits on a slow phone, and `-- streams` opens 2,000
 * live streams on one process.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { buildIfChanged } from "#app/server/build.ts";
import { connect } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { faultOf } from "./answer.ts";
import { measureContention } from "./contention.ts";
import { type Load, measure } from "./load.ts";
import { writeCounts } from "./page-counts.ts";
import { benchParticipation } from "./participation.ts";
import { countedPaths, pages, writesOf } from "./parts.ts";
import { benchPhone } from "./phone.ts";
import { freePort, launch, startProduct, stop, stopAll, until } from "./processes.ts";
import { signInReaders } from "./readers.ts";
import { type Cell, failureLines, shareWords, tableOf } from "./report.ts";
import { floorReads, lessonPath, type PageOf, type Reader, reads } from "./requests.ts";
import { figureOf, noiseVerdict } from "./rounds.ts";
import { countStatements } from "./statement-counter.ts";
import { benchStreams } from "./streams.ts";
import { foldersOf, seedWorld } from "./world.ts";

const secretKey = "a key for measuring that seals nothing of anybody's";
const rounds = 3;
/** Of each figure in each round; 0.5 for a look at whether the bench itself works. */
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
const connectionCounts = [1, 8, 32];
const [wanted = "", ...alsoWanted] = process.argv.slice(2);
const isWanted = ([title]: [title: string, ...unknown[]]) =>
  [wanted, ...alsoWanted].some((part) => title.toLowerCase().includes(part.toLowerCase()));
const [loadAtStart = 0] = loadavg();

const say = (words: string) => process.stdout.write(`${words}\n`);

if (wanted === "participation") {
  const [scale = 0, folder] = [Number(process.argv[3] ?? 0), process.argv[4]];
  await benchParticipation(scale > 0 ? [scale] : [1, 10, 100], say, folder);
  process.exit(0);
}
await buildIfChanged(say);
const others: Record<string, (more: string) => Promise<void>> = {
  counts: () => writeCounts(say),
  phone: (title) => benchPhone(title, say).finally(stopAll),
  streams: () => benchStreams(say).finally(stopAll),
};
const other = others[wanted];
if (other) {
  await other(process.argv[3] ?? "");
  process.exit(0);
}
if (wanted !== "contention" && ![...pages, ...writesOf([], 0)].some(isWanted)) {
  say(
    `No row has "${wanted}" in its title. There are: ${[...pages, ...writesOf([], 0)].map(([title]) => title).join(", ")}.`,
  );
  process.exit(1);
}
const keptIn = process.env.BENCH_FOLDER;
const folder = keptIn ?? (await mkdtemp(join(tmpdir(), "sound-practice-bench-")));
const embedded = await startEmbedded({ dataDir: join(folder, "data"), onRestart: () => undefined });
try {
  await bench(embedded.url);
} finally {
  await stopAll();
  await embedded.stop();
  if (!keptIn) await rm(folder, { recursive: true, force: true });
}

async function bench(databaseUrl: string): Promise<void> {
  const { contentDir, dataDir } = foldersOf(folder);
  await migrate(databaseUrl);
  const connected = connect(databaseUrl);
  const { sql } = connected;
  await seedWorld(connected, folder, say);
  const readers = await signInReaders(sql);
  const [{ facts } = { facts: 0 }] = await sql<{ facts: number }[]>`select count(*)::int as facts from lesson_facts`;
  await sql.end();
  setSecretKey(secretKey);
  if (wanted === "contention" || wanted === "") await measureContention(databaseUrl, say);
  if (wanted === "contention") return;
  say(`${facts.toLocaleString("en-US")} progress facts. ${cpus().length} cores, ${cpus()[0]?.model ?? ""}.\n`);

  const folders = { CONTENT_DIR: contentDir, DATA_DIR: dataDir };
  const variables = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, ...folders };
  const counter = await countStatements(databaseUrl);
  const product = await startProduct({ ...variables, DATABASE_URL: counter.url, WORKER: "off" });
  await countPerPage(product, readers[0], counter);
  await stop(product.child);
  counter.close();

  const { port } = await startProduct(variables);
  const lesson = await describeLesson(port, readers[0]);
  const floors = await startFloors({ ...variables, CONTENT_RELEASE: lesson.release, BENCH_PAGE: lesson.file }, readers);
  report(await measureRounds(rowsOf(port, floors, readers)));
}

type Floors = Awaited<ReturnType<typeof startFloors>>;
/** A page, or a floor of the page before it. */
type Row = Load & { title: string; isFloor: boolean };

async function startFloors(variables: Record<string, string>, readers: Reader[]) {
  const paths = pages.map(([, pageOf]) => pageOf(0).path);
  const all = { ...variables, BENCH_PATHS: paths.join(" "), BENCH_COOKIE: readers[0]?.cookie ?? "" };
  const start = async (kind: string) => {
    const port = await freePort();
    const child = launch(["tests/bench/floor.ts", kind], { ...all, PORT: String(port), NODE_ENV: "production" });
    await until(child, async () => (await fetch(`http://127.0.0.1:${port}${lessonPath(0)}`)).status < 500);
    return port;
  };
  return { constants: await start("constants"), select: await start("select"), bytes: await start("bytes") };
}

/** Each page with its floors after it: Remix with constants for each, bare Node for the lesson. */
function rowsOf(port: number, floors: Floors, readers: Reader[]): Row[] {
  const floor = (title: string, port: number, pageOf: PageOf) => ({
    ...{ title, port, isFloor: true, readers: floorReads(readers, pageOf) },
  });
  const reading = pages
    .filter(isWanted)
    .flatMap(([title, pageOf]) => [
      { title, port, isFloor: false, readers: reads(readers, pageOf) },
      floor(`Remix, ${title}`, floors.constants, pageOf),
      ...(title === "lesson"
        ? [floor("Node, one select", floors.select, pageOf), floor("Node, same bytes", floors.bytes, pageOf)]
        : []),
    ]);
  return [
    ...reading,
    ...writesOf(readers, port)
      .filter(isWanted)
      .map(([title, asks]) => ({ title, port, isFloor: false, readers: asks })),
  ];
}

/** Every round measures every row, and a page right beside its floors, so that what disturbs one disturbs both. */
async function measureRounds(rows: Row[]): Promise<Cell[]> {
  const pagesWithFloors = rows.reduce<Row[][]>((groups, row) => {
    if (row.isFloor) groups.at(-1)?.push(row);
    else groups.push([row]);
    return groups;
  }, []);
  const steps = pagesWithFloors.flatMap((group) =>
    connectionCounts.flatMap((connections) =>
      group.map((row): { row: Row; cell: Cell } => {
        const { title, isFloor } = row;
        return { row, cell: { title, isFloor, connections, rounds: [] } };
      }),
    ),
  );
  say("Warming up …");
  for (const row of rows) await measure(row, 8, Math.min(2, seconds));
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}, ${steps.length} figures of ${seconds} s …`);
    for (const { row, cell } of steps) cell.rounds.push(await measure(row, cell.connections, seconds));
  }
  return rows.flatMap((row) => steps.filter((step) => step.row === row).map(({ cell }) => cell));
}

/** Prints the table, each page's share of its Remix floor, what failed, and whether the machine was quiet enough. */
function report(cells: Cell[]): void {
  say(`\nMedian of ${rounds} rounds (least–most); KB on the wire; only right answers count as requests.`);
  say(tableOf(cells));
  say("\nRequests/s as a share of the Remix floor measured beside it:");
  for (const [index, page] of cells.entries()) {
    const floor = cells[index + connectionCounts.length];
    if (!page.isFloor && floor?.isFloor) say(shareWords(page, floor));
  }
  const floors = cells
    .filter(({ isFloor }) => isFloor)
    .map(({ title, connections, rounds }) => ({
      title: `${title}, ${connections} connections`,
      perSecond: figureOf(rounds.map(({ perSecond }) => perSecond)),
    }));
  say(`\n${noiseVerdict({ load: loadAtStart, cores: cpus().length, floors })}`);
  const failures = failureLines(cells);
  if (failures.length === 0) {
    say("Every answer had the right status and text.");
    return;
  }
  say(`FAILED ANSWERS:\n${failures.join("\n")}`);
  process.exitCode = 1;
}

async function countPerPage(
  { port }: { port: number },
  reader: Reader | undefined,
  counter: Awaited<ReturnType<typeof countStatements>>,
): Promise<void> {
  say("Statements a page (signed in, the session's own among them):");
  for (const path of countedPaths) {
    for (let warm = 0; warm < 6; warm++) await readPage(port, path, reader);
    counter.take();
    await readPage(port, path, reader);
    say(`  ${String(counter.take()).padStart(2)}  ${path}`);
  }
  say("");
}

/** The HTML of a page as somebody sees it; fails unless it is that page, for that person. */
async function readPage(port: number, path: string, reader: Reader | undefined): Promise<string> {
  const { cookie = "", name = "" } = reader ?? {};
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: "manual" });
  const body = Buffer.from(await response.arrayBuffer());
  // "?at=unread" leads to the page of the first unread post.
  const expected = response.status === 303 ? { status: 303, texts: [] } : { status: 200, texts: [name] };
  const fault = faultOf({ status: response.status, encoding: "", body }, expected);
  if (fault) throw new Error(`${path}: ${fault}`);
  return body.toString();
}

async function describeLesson(port: number, reader: Reader | undefined): Promise<{ file: string; release: string }> {
  const html = await readPage(port, lessonPath(0), reader);
  const file = join(folder, "lesson.html");
  await writeFile(file, html);
  const compressed = await promisify(brotliCompress)(html);
  say(
    `The lesson page is ${kilobytes(Buffer.byteLength(html))} of HTML, ${kilobytes(compressed.length)} compressed as well as can be.\n`,
  );
  const { db, sql } = connect(embedded.url);
  const { releaseFile } = await prepareContent({ db, ...foldersOf(folder) });
  await sql.end();
  return { file, release: releaseFile };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
