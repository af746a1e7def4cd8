import type { Db } from "./client.server.ts";

/** Adds a write whose answer the rest of the transaction does not need. */
type AddLast = (write: Promise<unknown>) => void;

/**
 * Runs a transaction whose last writes are sent together with its commit, in one round trip. A write that fails makes
 * PostgreSQL roll back at that commit, and the whole throws its error. Within another transaction, that one is broken.
 */
export async function withLastWrites<Result>(
  db: Db,
  work: (db: Db, last: AddLast) => Promise<Result>,
): Promise<Result> {
  const writes: Promise<unknown>[] = [];
  const result = await db.transaction(async (db) => {
    const result = await work(db, (write) => {
      write.catch(() => undefined); // thrown below
      writes.push(write);
    });
    if (writes.length > 0) await handedOver();
    return result;
  });
  await Promise.all(writes);
  return result;
}

/**
 * Resolves once every statement that was begun is with its connection, which sends and runs them in this order: between a
 * call and its connection there are only promises, and a tick comes after all of those.
 */
export function handedOver(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
