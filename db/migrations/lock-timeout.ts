import { setTimeout as delay } from "node:timers/promises";

/** PostgreSQL's lock_not_available: a lock was not granted within lock_timeout. */
const lockTimeout = "55P03";

/** With three seconds of waiting each, a migration gives others a minute in all before it fails. */
const tries = 15;

/**
 * Does work in a transaction again when a lock was not granted in time. Between tries nobody queues behind it, so the
 * site goes on. Any other error, and the last one, is thrown.
 *
 * @param pauseMs the time between two tries, in milliseconds
 */
export async function withoutQueueing(work: () => Promise<void>, pauseMs = 1_000): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isLockTimeout(error) || attempt === tries) throw error;
      await delay(pauseMs);
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ("code" in each && each.code === lockTimeout) return true;
  }
  return false;
}
