import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";

export type Lock = { release(): void };

/**
 * Takes a lock that the operating system frees when its holder dies, however it dies: SQLite's lock on a file. Returns
 * null if another process holds it.
 */
export function tryLock(file: string): Lock | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) return null;
    throw error;
  }
  return { release: () => database.close() };
}

/** Waits for the lock; prints one message about it. */
export async function waitForLock(file: string, onWait: () => void): Promise<Lock> {
  let lock = tryLock(file);
  if (!lock) onWait();
  while (!lock) {
    await delay(100);
    lock = tryLock(file);
  }
  return lock;
}
