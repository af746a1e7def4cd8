import { createHash } from "node:crypto";
import packageOfQueue from "pg-boss/package.json" with { type: "json" };
import postgres from "postgres";
import { homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import { deadLetters, heartbeatSeconds, jobNames } from "./job.ts";
import { queues } from "./queues.ts";

const secondsOf = (milliseconds: number) => milliseconds / 1000;

/** How long what happened can be looked up, and how long what waits for an administrator waits. */
const kept = { deleteAfterSeconds: secondsOf(3 * days), retentionSeconds: secondsOf(90 * days) };

/**
 * Makes or updates the queue's own schema, every queue and what runs by the clock. Runs with the migrations, under
 * their lock, and does nothing where all of it was already made by this code.
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
  const { PgBoss } = await import("pg-boss"); // a quarter of a second that most starts save
  const boss = new PgBoss({
    ...{ connectionString: url, max: 1, application_name: "sound-practice-install" },
    ...{ supervise: false, schedule: false, registerInstance: false },
  });
  boss.on("error", () => undefined); // what fails is thrown too
  await boss.start();
  try {
    await boss.createQueue(deadLetters, kept);
    await boss.updateQueue(deadLetters, kept);
    for (const name of jobNames) {
      const { cron, loops: _loops, batch: _batch, ...options } = queues[name];
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
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Of everything that `install` would make. */
function fingerprint(): string {
  const all = JSON.stringify([packageOfQueue.version, queues, kept, heartbeatSeconds, homeZone]);
  return `sound-practice ${createHash("sha256").update(all).digest("hex").slice(0, 32)}`;
}
