import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#app/jobs/queue.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { type MailServer, openMailServer } from "#tests/mail/mail-server.ts";
import { startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

const opened: { workers: WorkerProcess[]; servers: MailServer[] } = { workers: [], servers: [] };
afterEach(async () => {
  await Promise.all(opened.workers.splice(0).map((worker) => worker.kill()));
  await Promise.all(opened.servers.splice(0).map((server) => server.close()));
});

async function mailServer(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...options);
  opened.servers.push(server);
  return server;
}

async function worker(url: string, server: MailServer): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(url, { MAIL_URL: server.url(), MAIL_FROM: "practice@example.org" });
  opened.workers.push(worker);
  return worker;
}

async function post(db: Db, email: string): Promise<string> {
  const to = { personId: null, email, language: "en", timeZone: "America/Los_Angeles" };
  return (await queueMail(db, to, { template: "test", data: { at: "2026-11-24T05:30:00.000Z" } }))?.mailId ?? "";
}

async function stateOf(db: Db, mailId: string) {
  return (await db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId)))[0]?.state;
}

const addressesOf = ({ arrived }: MailServer) => arrived.flatMap(({ envelopeTo }) => envelopeTo);

test("a mail is sent when its transaction commits and never after a rollback", () =>
  withCommittedDatabase(async (db, url) => {
    const server = await mailServer();
    await worker(url, server);
    await post(db, "warm@example.org");
    await expect.poll(() => addressesOf(server)).toEqual(["warm@example.org"]);
    const takenBack = db.transaction(async (db) => {
      await post(db, "nobody@example.org");
      throw new Error("taken back");
    });
    await expect(takenBack).rejects.toThrow("taken back");
    await post(db, "ana@example.org");
    await expect.poll(() => addressesOf(server), { interval: 20 }).toEqual(["warm@example.org", "ana@example.org"]);
  }));

test("a stopping worker finishes its current mail", () =>
  withCommittedDatabase(async (db, url) => {
    let letGo: () => void = () => undefined;
    let begun = 0;
    const isLetGo = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const onMailFrom = (_address: unknown, _session: unknown, done: () => void) => {
      begun++;
      void isLetGo.then(() => done());
    };
    const server = await mailServer({ onMailFrom });
    const { stop, output } = await worker(url, server);
    const mailId = await post(db, "ana@example.org");
    await expect.poll(() => begun).toBe(1);
    const stopped = stop();
    await expect.poll(output).toContain("Stopping");
    const late = await post(db, "late@example.org");
    letGo();
    expect(await stopped).toBe(0);
    expect(addressesOf(server)).toEqual(["ana@example.org"]);
    expect([await stateOf(db, mailId), await stateOf(db, late)]).toEqual(["sent", "waiting"]);
  }));

test("kill -9 loses no mail and duplicates one only between acceptance and its record", () =>
  withCommittedDatabase(async (db, url) => {
    let isStuck = true;
    const server = await mailServer({
      // The first worker dies while it sends one of them …
      onRcptTo: ({ address }, _session, done) => (address === "talking@example.org" && isStuck ? undefined : done()),
    });
    const first = await worker(url, server);
    // … and while it records that the other was accepted.
    await db.execute(sql`create function wait_for_test() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(4711); return new; end'`);
    await db.execute(sql`create trigger wait_for_test before update on mails for each row
      when (new.state = 'sent' and new.email = 'taken@example.org') execute function wait_for_test()`);
    const ids = await db.transaction(async (held) => {
      await held.execute(sql`select pg_advisory_xact_lock(4711)`);
      const ids = [await post(db, "talking@example.org"), await post(db, "taken@example.org")];
      await expect.poll(() => addressesOf(server)).toEqual(["taken@example.org"]);
      await first.kill();
      return ids;
    });
    isStuck = false;
    await worker(url, server);
    const states = () => Promise.all(ids.map((id) => stateOf(db, id)));
    await expect.poll(states, { timeout: 60_000, interval: 200 }).toEqual(["sent", "sent"]);
    expect(addressesOf(server).sort()).toEqual(["taken@example.org", "taken@example.org", "talking@example.org"]);
    const twice = server.arrived.filter(({ envelopeTo }) => envelopeTo.includes("taken@example.org"));
    expect(new Set(twice.map(({ messageId }) => messageId)).size).toBe(1);
  }));

test("a worker recovers when every database connection broke", () =>
  withCommittedDatabase(async (db, url) => {
    const server = await mailServer();
    const { output } = await worker(url, server);
    await post(db, "before@example.org");
    await expect.poll(() => addressesOf(server)).toHaveLength(1);
    await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await post(db, "after@example.org");
    await expect.poll(() => addressesOf(server)).toEqual(["before@example.org", "after@example.org"]);
    expect(output()).not.toContain("example.org");
  }));

test("queue and log record only the kind of an error", () =>
  withCommittedDatabase(async (db, url) => {
    const server = await mailServer();
    const { output } = await worker(url, server);
    await db.execute(sql`update pgboss.queue set retry_limit = 0 where name = 'send-mail'`);
    await enqueue(db, "send-mail", { mailId: "Ana Castellanos, ana@example.org" });
    const dead = async () =>
      [
        ...(await db.execute(sql`select source_name, source_output from pgboss.job where name = 'dead-letters'`)),
      ] as unknown[];
    await expect.poll(dead).toEqual([{ source_name: "send-mail", source_output: { reason: "22P02" } }]);
    expect(output()).toContain("22P02");
    expect(output()).not.toMatch(/Castellanos|ana@example/);
  }));
