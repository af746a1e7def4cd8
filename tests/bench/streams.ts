import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { addPost, startTopic } from "#app/discussions/posts/writing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { personWithoutSession } from "#app/identity/sessions/session.server.ts";
import { webProcessFlags } from "#app/server/web-process-flags.ts";
import { connect, type Db } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { freePort, launch, stop, until } from "./processes.ts";
import { countStatements } from "./statement-counter.ts";

const streamCount = Number(process.env.BENCH_STREAMS ?? 2_000);
const space = "00000000-0000-4000-9000-000000000001";
const posts = 5;

/**
 * `npm run bench -- streams`: 2,000 people with a topic open on one web process, its memory, how long a post takes to
 * reach all of them, and the statements that an event costs.
 */
export async function benchStreams(say: (words: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-streams-"));
  const embedded = await startEmbedded({ dataDir: join(folder, "data"), onRestart: () => undefined });
  const counter = await countStatements(embedded.url);
  try {
    await migrate(embedded.url);
    const { db, sql: client } = connect(embedded.url, { max: 2 });
    const { author, cookies } = await seedReaders(db);
    const topicId = await aTopic(db, author);
    const port = await freePort();
    const child = launch([...webProcessFlags, "app/server/web.ts"], {
      ...{ DATABASE_URL: counter.url, DATABASE_DIRECT_URL: counter.url, HOST: "127.0.0.1", PORT: String(port) },
      ...{ WORKER: "off", NODE_ENV: "production", LOG_LEVEL: "warn", PUBLIC_URL: "", METRICS_PORT: "" },
    });
    await until(child, async () => (await fetch(`http://127.0.0.1:${port}/healthcheck`)).status < 500);
    const idle = memoryOf(child.pid);
    const streams = await openStreams(port, `topic:${topicId}`, cookies);
    await sleep(2_000);
    say(
      `${streams.length.toLocaleString("en-US")} open streams on one process: ${memoryOf(child.pid)} MB, ${idle} MB before`,
    );
    for (let turn = 1; turn <= posts; turn += 1) {
      counter.take();
      const [last, heard] = await heardBy(streams, () => write(db, author, topicId));
      say(
        `a post: ${heard} streams heard of it, the last after ${Math.round(last)} ms; ${counter.take()} statements of that process`,
      );
    }
    say(`${memoryOf(child.pid)} MB afterwards`);
    for (const stream of streams) stream.close();
    await stop(child);
    await client.end();
  } finally {
    counter.close();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** People who read the community's space, each with a session; the first of them writes. */
async function seedReaders(db: Db): Promise<{ author: Person; cookies: string[] }> {
  await db.execute(sql`insert into people (email, name)
    select 'reader-' || n || '@bench.example', 'Reader ' || n from generate_series(0, ${streamCount}::int) n`);
  await db.execute(sql`insert into discussion_spaces (id, kind, title) values (${space}, 'community', 'Bench harbor')`);
  const people = await db.execute<{ id: string }>(sql`select id from people order by email, id`);
  const [first, ...readers] = people.map(({ id }) => ({ id, token: randomBytes(25).toString("hex") }));
  const author = first && (await personWithoutSession(db, first.id));
  if (!author) throw new Error("nobody was made");
  const sessions = readers.map(({ id, token }) => ({ id, hash: createHash("sha256").update(token).digest("hex") }));
  await db.execute(sql`insert into sessions (token_hash, person_id, expires_at)
    select decode(hash, 'hex'), id, now() + interval '1 day'
    from json_to_recordset(${JSON.stringify(sessions)}::json) as each(id uuid, hash text)`);
  await db.execute(sql`analyze`);
  return { author, cookies: readers.map(({ token }) => `session=${token}`) };
}

const words = { source: "We counted again.", language: null, translation: "", translationLanguage: null };

async function aTopic(db: Db, author: Person): Promise<string> {
  const topic = { title: "Who was at the dock?", kind: "discussion" as const };
  const started = await startTopic(db, author, space, { topic, post: words, key: randomUUID() });
  if (started.outcome !== "done") throw new Error(started.outcome);
  return started.topicId;
}

async function write(db: Db, author: Person, topicId: string): Promise<void> {
  const { outcome } = await addPost(db, author, topicId, { post: words, key: randomUUID() });
  if (outcome !== "done") throw new Error(outcome);
}

type Open = { onHint: (() => void) | null; close: () => void };

/** Opens a stream for each cookie, fifty at once. */
async function openStreams(port: number, topic: string, cookies: string[]): Promise<Open[]> {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const open = (cookie: string) =>
    new Promise<Open>((resolve, reject) => {
      const asked = get({ host: "127.0.0.1", port, path: `/live?topic=${topic}`, headers: { cookie }, agent });
      const stream: Open = { onHint: null, close: () => asked.destroy() };
      asked.on("error", reject).once("response", (response) => {
        if (response.statusCode !== 200) reject(new Error(`a stream answered ${response.statusCode}`));
        response.setEncoding("utf8").on("error", () => undefined);
        response.on("data", (text: string) => text.includes("event: hint") && stream.onHint?.());
        resolve(stream);
      });
    });
  const streams: Open[] = [];
  for (let from = 0; from < cookies.length; from += 50) {
    streams.push(...(await Promise.all(cookies.slice(from, from + 50).map(open))));
  }
  return streams;
}

/** How long after the beginning of some work the last stream heard of it, in milliseconds, and how many did in 10 s. */
async function heardBy(streams: Open[], work: () => Promise<void>): Promise<[last: number, heard: number]> {
  const began = performance.now();
  const times: number[] = [];
  const all = Promise.all(
    streams.map(
      (stream) =>
        new Promise<void>((resolve) => {
          stream.onHint = () => {
            times.push(performance.now() - began);
            stream.onHint = null;
            resolve();
          };
        }),
    ),
  );
  await work();
  await Promise.race([all, sleep(10_000)]);
  return [Math.max(...times), times.length];
}

/** Resident memory of a process, in megabytes; where /proc is not there, unknown. */
function memoryOf(pid: number | undefined): number {
  try {
    const [, kilobytes = ""] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1000);
  } catch {
    return Number.NaN;
  }
}
