import { spawnSync } from "node:child_process";
import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { connect } from "#db/client.server.ts";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.server.ts";
import { type MailServer, openMailServer } from "#tests/mail/mail-server.ts";
import { type Application, freePort, ready, startApplication, stop, until } from "./application.ts";
import { webProcessesOf } from "./processes.ts";
import { type RoundRobin, roundRobin } from "./round-robin.ts";

const SECRET_KEY = "one key for every machine of this test";
const password = "herons wade at low tide";
const emails = Array.from({ length: 4 }, (_, index) => `writer-${index}@example.org`);

let folder = "";
let database: EmbeddedDatabase;
let connection: ReturnType<typeof connect>;
let mail: MailServer;
let proxy: RoundRobin;
let ports: string[] = [];
let machines: Application[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sound-practice-several-"));
  await chmod(folder, 0o711);
  database = await startEmbedded({ dataDir: join(folder, "database"), durable: false });
  connection = connect(database.url, { max: 2 });
  mail = await openMailServer();
  ports = [await freePort(), await freePort()];
  const PUBLIC_URL = `http://127.0.0.1:${await freePort()}`;
  proxy = await roundRobin(Number(new URL(PUBLIC_URL).port), ports);
  const shared = {
    PUBLIC_URL,
    SECRET_KEY,
    DATABASE_URL: database.url,
    MAIL_URL: mail.url(),
    MAIL_FROM: "practice@example.org",
  };
  for (const [index, PORT] of ports.entries()) {
    const CONTENT_DIR = contentOf(index);
    const machine = startApplication({ ...shared, PORT, CONTENT_DIR, DATA_DIR: join(folder, `data-${index}`) });
    machines.push(await ready(machine));
  }
  process.env.SECRET_KEY = SECRET_KEY;
  for (const email of emails) await createAccount(connection.db, { email, name: "Wren Writer", password });
});

afterAll(async () => {
  await Promise.all(machines.map(stop));
  await proxy.close();
  await mail.close();
  await connection.sql.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The first machine has this checkout's content; in the second one's, the first title differs. */
function contentOf(index: number): string {
  if (index === 0) return "content";
  const copy = join(folder, "content");
  cpSync("content", copy, { recursive: true });
  const course = globSync("courses/*/course.mdx", { cwd: copy })[0] ?? "";
  const text = readFileSync(join(copy, course), "utf8");
  writeFileSync(join(copy, course), text.replace(/^title: .*$/m, "title: Words of the second machine"));
  return copy;
}

async function signIn(email: string, secret = password): Promise<{ status: number; cookie: string }> {
  const response = await fetch(`${proxy.url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password: secret }),
    headers: { Origin: proxy.url },
    redirect: "manual",
  });
  const cookie = response.headers.getSetCookie().map((each) => each.split(";")[0]);
  return { status: response.status, cookie: cookie.join("; ") };
}

test("both serve the content of the newer release", async () => {
  for (const port of ports) {
    const pageHas = async () =>
      (await (await fetch(`http://127.0.0.1:${port}/courses`)).text()).includes("Words of the second");
    await until(pageHas);
  }
});

test("a session works at both", async () => {
  const { cookie } = await signIn(emails[0] ?? "");
  const served = new Set<string | null>();
  for (let count = 0; count < 6; count += 1) {
    const response = await fetch(`${proxy.url}/learning`, { headers: { Cookie: cookie }, redirect: "manual" });
    expect(response.status).toBe(200);
    served.add(response.headers.get("x-served-by"));
  }
  expect([...served].sort()).toEqual([...ports].sort());
});

test("attempts at both count together", async () => {
  const answers: number[] = [];
  for (let count = 0; count < 12; count += 1) answers.push((await signIn("nobody@example.org", "not this one")).status);
  expect(answers).toEqual([...Array(10).fill(422), 429, 429]);
});

test("each mail is sent once by either", async () => {
  const { db } = connection;
  for (let count = 0; count < 30; count += 1) {
    const to = {
      personId: null,
      email: `reader-${count}@example.org`,
      language: "en",
      timeZone: "America/Los_Angeles",
    };
    await queueMail(db, to, { template: "test", data: { at: new Date().toISOString() } });
  }
  await until(async () => (await connection.sql`select 1 from mails where state = 'sent'`).length === 30);
  const addresses = mail.arrived.flatMap(({ envelopeTo }) => envelopeTo);
  expect(new Set(addresses).size).toBe(30);
  expect(addresses).toHaveLength(30);
});

test("a restore from a third machine is refused while they serve the database", async () => {
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: join(folder, "third"), SECRET_KEY };
  const command = ["--import", "./app/messages/preload.ts", "app/server/commands/restore.ts", "README.md", "--replace"];
  const refused = spawnSync(process.execPath, command, { env, encoding: "utf8" });
  expect(refused.stderr).toContain("Sound Practice runs on this database, here or on another machine. Stop it first.");
  expect(refused.status).toBe(1);
});

type Writer = { acknowledged: number; isWriting: boolean; answers: { by: string | null; status: number }[] };

/** Saves "1", "2", "3" … through the one address, and counts what was confirmed as saved. */
async function keepWriting(writer: Writer, path: string, cookie: string): Promise<void> {
  for (let next = 1; writer.isWriting; next += 1) {
    const body = new URLSearchParams({ text: String(next), writer: "several" });
    const headers = { Origin: proxy.url, Cookie: cookie, Accept: "application/json" };
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(proxy.url + path, { method: "POST", body, headers, signal }).catch(() => null);
    if (answer?.ok) writer.acknowledged = next;
    if (answer) writer.answers.push({ by: answer.headers.get("x-served-by"), status: answer.status });
  }
}

test("kill -9 of one under load loses no acknowledged write, and the other never fails", async () => {
  const { sql } = connection;
  const [prompt] = await sql<{ course: string; path: string; lesson: string; id: string }[]>`
    select courses.slug as course, '/courses/' || courses.slug || '/lessons/' || lessons.slug || '/reflections/' || prompts.id as path,
           lessons.id as lesson, prompts.id as id
    from prompts join lessons on lessons.id = prompts.lesson_id join courses on courses.id = lessons.course_id
    where prompts.kind = 'reflection' and prompts.retired_at is null
    order by courses.position, lessons.position limit 1`;
  if (!prompt) throw new Error("No lesson asks for a reflection.");
  const cookies = await Promise.all(emails.map(async (email) => (await signIn(email)).cookie));
  for (const cookie of cookies) {
    const headers = { Origin: proxy.url, Cookie: cookie };
    await fetch(`${proxy.url}/courses/${prompt.course}/enrollment`, { method: "POST", headers, redirect: "manual" });
  }
  const writers = cookies.map((): Writer => ({ acknowledged: 0, isWriting: true, answers: [] }));
  const done = writers.map((writer, index) => keepWriting(writer, prompt.path, cookies[index] ?? ""));
  const slowest = () => Math.min(...writers.map(({ acknowledged }) => acknowledged));

  await until(() => slowest() > 5);
  const [victim] = machines;
  const victims = [victim?.process.pid ?? 0, ...webProcessesOf(victim?.process.pid ?? 0)];
  for (const pid of victims) process.kill(pid, "SIGKILL");
  machines = machines.slice(1);
  const before = slowest();
  await until(() => slowest() > before + 10);
  for (const writer of writers) writer.isWriting = false;
  await Promise.all(done);

  const kept = await sql<{ email: string; text: string }[]>`
    select people.email, reflections.text from reflections join people on people.id = reflections.person_id
    where reflections.lesson_id = ${prompt.lesson} and reflections.prompt_id = ${prompt.id}`;
  for (const [index, email] of emails.entries()) {
    const text = Number(kept.find((row) => row.email === email)?.text);
    expect(text, email).toBeGreaterThanOrEqual(writers[index]?.acknowledged ?? Number.POSITIVE_INFINITY);
    const page = await fetch(`${proxy.url}/reflections`, {
      headers: { Cookie: cookies[index] ?? "" },
      redirect: "manual",
    });
    expect(page.status, "the session stays").toBe(200);
  }
  const ofSurvivor = writers.flatMap(({ answers }) => answers).filter(({ by }) => by === ports[1]);
  expect(ofSurvivor.length).toBeGreaterThan(40);
  expect(ofSurvivor.filter(({ status }) => status !== 200)).toEqual([]);
});
