import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { normalizedPassword } from "./password.ts";

/** Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash to check when the address is unknown, so that it costs as much as a known address. */
const nobodysHash = hash(randomBytes(32), parameters);

/** Hashes a password. Returns a PHC string to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizedPassword(password), parameters);
}

/** Checks a password. Does the same work when there is no account or no password to compare. */
export async function isRightPassword(stored: string | null, password: string): Promise<boolean> {
  const isMatch = await verify(stored ?? (await nobodysHash), normalizedPassword(password));
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
