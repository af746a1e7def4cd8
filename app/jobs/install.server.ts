import { PgBoss } from "pg-boss";
import { deadLetters, queues } from "./job.ts";

/** Makes or updates the queue's own schema and every queue. Runs with the migrations, under their lock. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  boss.on("error", () => undefined); // what fails is thrown too
  await boss.start();
  try {
    await boss.createQueue(deadLetters);
    for (const [name, { cron: _cron, ...options }] of Object.entries(queues)) {
      const queue = { ...options, retryBackoff: true, deadLetter: deadLetters, notify: true };
      await boss.createQueue(name, queue);
      await boss.updateQueue(name, queue);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
