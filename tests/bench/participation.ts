/**
 * `npm run bench -- participation`: how counting, freezing, the overview and exports grow, at 1, 10 and 100 times 1,000
 * people; `npm run bench -- participation 10` for one of them, `-- participation 100 FOLDER` to keep the world in a folder
 * and measure it again without seeding it.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { countParticipation } from "#app/participation/measures/counting.server.ts";
import { completionFor } from "#app/participation/overview/completion.server.ts";
import { whoIsMissing } from "#app/participation/overview/missing.server.ts";
import { overviewFor } from "#app/participation/overview/overview.server.ts";
import { listOrganizationTotals } from "#app/participation/overview/queries/organizations.server.ts";
import { figuresInBatches } from "#app/participation/snapshots/figures.server.ts";
import { figuresCsv } from "#app/participation/snapshots/figures-csv.ts";
import { freezePeriod } from "#app/participation/snapshots/freezing.server.ts";
import { findSnapshot, insertSnapshot, updateSnapshot } from "#app/participation/snapshots/queries/snapshots.server.ts";
import { connect, type Db } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { seedParticipants } from "./participants.ts";

const program = { kind: "program" } as const;
const now = new Date();

/** Runs the bench at these scales and says one line for each figure. `keptIn` is a folder for the world of one scale. */
export async function benchParticipation(
  scales: readonly number[],
  say: (words: string) => void,
  keptIn?: string,
): Promise<void> {
  for (const scale of scales) {
    const folder = keptIn ?? (await mkdtemp(join(tmpdir(), "sound-practice-participation-")));
    const embedded = await startEmbedded({ dataDir: join(folder, "data"), onRestart: () => undefined });
    try {
      await migrate(embedded.url);
      const { db, sql: client } = connect(embedded.url, { max: 3 });
      await benchAt(db, scale, (words) => say(`${String(scale).padStart(4)}x  ${words}`));
      await client.end();
    } finally {
      await embedded.stop();
      if (!keptIn) await rm(folder, { recursive: true, force: true });
    }
  }
}

async function benchAt(db: Db, scale: number, say: (words: string) => void): Promise<void> {
  if ((await findFrozen(db)) === null) await prepare(db, scale, say);
  const snapshotId = (await findFrozen(db)) ?? "";
  const [first] = await db.execute<{ id: string }>(sql`select id from people order by id limit 1`);
  const reader = { id: first?.id ?? "", scope: program };
  await pages(db, reader, say);
  await exported(db, reader, snapshotId, say);
  await kept(db, say);
}

/** The figures that the bench froze; null before. */
async function findFrozen(db: Db): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(
    sql`select id from period_snapshots where state = 'frozen' and version = 1 limit 1`,
  );
  return row?.id ?? null;
}

async function prepare(db: Db, scale: number, say: (words: string) => void): Promise<void> {
  const [seeding, counts] = await timed(() => seedParticipants(db, scale));
  say(
    `seeded in ${seconds(seeding)}: ${Object.entries(counts)
      .map(([name, count]) => `${count.toLocaleString("en-US")} ${name}`)
      .join(", ")}`,
  );
  say(`everyone's months and open periods counted in ${seconds((await timed(() => countParticipation(db, now)))[0])}`);
  await db.execute(sql`vacuum analyze`);
  await freezeLast(db, say);
}

/** Freezes the quarter before this one. */
async function freezeLast(db: Db, say: (words: string) => void): Promise<void> {
  const [quarter] = await db.execute<{ id: string }>(sql`select id from reporting_periods
    where kind = 'quarter' and ends_on < current_date order by ends_on desc limit 1`);
  const snapshotId = await insertSnapshot(db, { periodId: quarter?.id ?? "", version: 1 });
  const [took] = await timed(() => freezePeriod(db, { snapshotId }, now));
  const snapshot = await findSnapshot(db, snapshotId);
  const cells = await db.execute<{ state: string; total: number }>(
    sql`select state, count(*)::int as total from snapshot_cells where snapshot_id = ${snapshotId} group by state order by state`,
  );
  say(
    `a quarter frozen in ${seconds(took)}: ${snapshot?.state}, ${cells.map(({ state, total }) => `${total} ${state}`).join(", ")}`,
  );
}

/** The pages of leads, as their loaders read them, one after the other. */
async function pages(db: Db, reader: { id: string; scope: typeof program }, say: (words: string) => void) {
  const home = async () => {
    const overview = await overviewFor(db, program, null, now);
    if (overview.shown) await completionFor(db, reader, overview.shown);
    return overview;
  };
  const { shown } = await home();
  const periodId = shown?.id ?? "";
  const rows = {
    overview: home,
    "who is missing": () => whoIsMissing(db, reader, { period: null, page: 1 }, now),
    "50 organizations": () => listOrganizationTotals(db, { periodId, from: 0, most: 50 }),
  };
  for (const [name, read] of Object.entries(rows)) say(`${name}: ${await percentilesOf(read)}`);
  const plan = await db.execute<{ "QUERY PLAN": string }>(sql`explain (analyze, costs off, timing off, summary off)
    select measure, amount from participation_totals where period_id = ${periodId}`);
  say(`plan of the totals: ${plan.map((row) => row["QUERY PLAN"].trim()).join(" | ")}`);
}

/** An export of 100,000 rows, read as a slow client would, and how much memory it took. */
async function exported(
  db: Db,
  reader: { id: string; scope: typeof program },
  from: string,
  say: (words: string) => void,
) {
  const snapshot = await findSnapshot(db, from);
  if (!snapshot) throw new Error("no figures");
  const big = await insertSnapshot(db, { periodId: snapshot.periodId, version: 2, reason: "The bench's own rows." });
  await db.execute(sql`insert into snapshot_cells (snapshot_id, slice, row, measure, label, position, state, value)
    select ${big}::uuid, 'organization', 'row ' || n, 'people', 'An organization with a name of some length ' || n, n, 'shown', n
    from generate_series(1, 100000) n`);
  await updateSnapshot(db, big, { state: "frozen", progress: 100, frozenAt: now, ruleVersion: "bench" });
  const before = process.memoryUsage().rss;
  let [most, bytes] = [before, 0];
  const [took] = await timed(async () => {
    const source = figuresCsv(snapshot, figuresInBatches(db, reader, big, { form: "csv" })).getReader();
    for (let piece = await source.read(); !piece.done; piece = await source.read()) {
      bytes += piece.value.length;
      most = Math.max(most, process.memoryUsage().rss);
    }
  });
  await removeVersion(db, big);
  say(
    `100,000 rows as CSV: ${megabytes(bytes)} in ${seconds(took)}, ${megabytes(most - before)} of memory on top of ${megabytes(before)}`,
  );
}

async function removeVersion(db: Db, snapshotId: string): Promise<void> {
  for (const table of ["snapshot_cells", "figure_releases"].map((name) => sql.identifier(name))) {
    await db.execute(sql`delete from ${table} where snapshot_id = ${snapshotId}`);
  }
  await db.execute(sql`delete from period_snapshots where id = ${snapshotId}`);
}

/**
 * What 200 lessons a second leave for the job, which runs each minute: 12,000 of them by 4,000 people, while more come in.
 */
async function kept(db: Db, say: (words: string) => void) {
  const write = (lesson: number, people: number) =>
    db.execute(sql`insert into lesson_facts (person_id, lesson_id, sequence, how, content_version, rule_version, happened_at)
      select id, 'bench-live-' || ${String(lesson)}, 1, 'marked', '1', '1', now() from people order by id limit ${people}
      on conflict do nothing`);
  await db.execute(sql`delete from lesson_facts where lesson_id like 'bench-live-%'`);
  await countParticipation(db, new Date());
  for (let lesson = 0; lesson < 3; lesson += 1) await write(lesson, 4_000);
  let isCounting = true;
  const more = (async () => {
    for (let turn = 0; isCounting && turn < 37; turn += 1) {
      await write(3 + turn, 40);
      await sleep(200);
    }
  })();
  const [took] = await timed(() => countParticipation(db, new Date()));
  isCounting = false;
  await more;
  say(`a minute's worth at 200 lessons a second counted in ${seconds(took)}`);
}

async function timed<Result>(work: () => Promise<Result>): Promise<[milliseconds: number, result: Result]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}

async function percentilesOf(read: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn += 1) times.push((await timed(read))[0]);
  times.sort((one, other) => one - other);
  return `p50 ${times[29]?.toFixed(1)} ms, p95 ${times[56]?.toFixed(1)} ms`;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
