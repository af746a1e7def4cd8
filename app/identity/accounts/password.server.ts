import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { serverBusy } from "#app/http/refusals.ts";
import { boundedQueue, QueueFull } from "./hashing-queue.ts";
import { normalizedPassword } from "./password.ts";

/**
 * Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 12 MiB, three passes, one lane. Of the sets that
 * it calls equal, this one costs a server least: 12 MiB fill whole huge pages, so Linux maps them in six steps.
 */
const parameters = { algorithm: 2, memoryCost: 12_288, timeCost: 3, parallelism: 1 } as const;

/**
 * One at a time in each process, of which there is one for each core: a rush of people signing in then leaves half of
 * each core to pages. Those who wait are done in about six seconds, as 200 people are who sign in at once and whom the
 * processes share unevenly; whoever comes after them is told to come back.
 */
const queue = boundedQueue({ atOnce: 1, waiting: 150 });

/** Seconds after which a full queue has room again. */
export const busySeconds = 10;

/** Whether so many passwords wait to be checked that another one would be refused. */
export const isHashingFull = queue.isFull;

/** Throws a 503 page if the queue is full. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await queue.run(work);
  } catch (error) {
    throw error instanceof QueueFull ? serverBusy(busySeconds) : error;
  }
}

/** A hash to check when the address is unknown, so that it costs as much as a known address. */
const nobodysHash = hash(randomBytes(32), parameters);

/** Hashes a password. Returns a PHC string to store. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalizedPassword(password), parameters));
}

/** Checks a password. Does the same work when there is no account or no password to compare. */
export async function isRightPassword(stored: string | null, password: string): Promise<boolean> {
  const known = stored ?? (await nobodysHash);
  const isMatch = await inTurn(() => verify(known, normalizedPassword(password)));
  return isMatch && stored !== null;
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
  return (
    algorithm !== parameters.algorithm ||
    memoryCost !== parameters.memoryCost ||
    timeCost !== parameters.timeCost ||
    parallelism !== parameters.parallelism
  );
}
