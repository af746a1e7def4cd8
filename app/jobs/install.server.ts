import { createHash } from "node:crypto";
import packageOfQueue from "pg-boss/package.json" with { type: "json" };
import postgres from "postgres";
import { homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import { deadLetters, heartbeatSeconds, jobNames } from "./job.ts";
import { queues } from "./queues.ts";

const secondsOf = (milliseconds: number) => milliseconds / 1000;

/** How long completed jobs can be looked up, and how long failed ones wait for an administrator. */
const kept = { deleteAfterSeconds: secondsOf(3 * days), retentionSeconds: secondsOf(90 * days) };

/**
 * Creates or updates the queue's schema, every queue and every schedule. Runs with the migrations, under their lock,
 * and does nothing if this version of the code has already done it.
 */
export async function installQueues(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const wanted = fingerprint();
    const [schema] = await sql<{ made: string | null }[]>`
      select obj_description(oid, 'pg_namespace') as made from pg_namespace where nspname = 'pgboss'`;
    if (schema?.made === wanted) return;
    await install(url);
    await sql.unsafe(`comment on schema pgboss is '${wanted}'`);
  } finally {
    await sql.end();
  }
}

async function install(url: string): Promise<void> {
  const { PgBoss } = await import("pg-boss"); // saves a quarter of a second on most starts
  const boss = new PgBoss({
    ...{ connectionString: url, max: 1, application_name: "sound-practice-install" },
    ...{ supervise: false, schedule: false, registerInstance: false },
  });
  boss.on("error", () => undefined); // failures are thrown as well
  await boss.start();
  try {
    await boss.createQueue(deadLetters, kept);
    await boss.updateQueue(deadLetters, kept);
    for (const name of jobNames) {
      const { cron, loops: _loops, batch: _batch, words: _words, ...options } = queues[name];
      const queue = {
        ...options,
        ...kept,
        heartbeatSeconds,
        retryBackoff: true,
        deadLetter: deadLetters,
        notify: true,
      };
      await boss.createQueue(name, queue);
      await boss.updateQueue(name, queue);
      if (cron) await boss.schedule(name, cron, {}, { tz: homeZone, missed: "once" });
      else await boss.unschedule(name);
    }
    // Otherwise a job that no version does any more would be queued for ever.
    const known: readonly string[] = jobNames;
    for (const { name } of await boss.getSchedules()) if (!known.includes(name)) await boss.unschedule(name);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** A hash of everything that `install` would create. */
function fingerprint(): string {
  const all = JSON.stringify([packageOfQueue.version, queues, kept, heartbeatSeconds, homeZone]);
  return `sound-practice ${createHash("sha256").update(all).digest("hex").slice(0, 32)}`;
}
