import { findIsCounted, insertAttempt, updateAttemptsDown } from "#app/rate-limits/queries/rate-limits.server.ts";
import { countAttempt, forgiveAttempts } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { networkOf } from "#app/rate-limits/rate-limit.ts";
import { keyedHashOf } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * An attacker with the password could guess six digits from a thousand networks. All networks together therefore get
 * this many tries, except those where the owner passed before, so that an attacker elsewhere locks nobody out there. At
 * 30 a day, with three codes valid at a time, a guess succeeds once in 30 years on average.
 */
const elsewhere = { attempts: 30, minutes: 24 * 60 };

/**
 * How long a network stays known after a second step was passed there. Stored as a keyed hash, which reveals no
 * address.
 */
const knownForMinutes = 90 * 24 * 60;

type Who = { personId: string; address: string };

/**
 * Counts an attempt before the code is checked. Recovery codes cannot be guessed, so only tries from one network are
 * limited.
 */
export async function countCode(db: Db, { personId, address }: Who, kind: "app" | "recovery"): Promise<Wait | null> {
  const waitUntil = await countAttempt(db, "secondStep", personId, address);
  if (waitUntil) return { waitUntil };
  if (kind === "recovery" || (await findIsCounted(db, knownKey({ personId, address })))) return null;
  const [counted] = await insertAttempt(db, [{ key: elsewhereKey(personId), minutes: elsewhere.minutes }]);
  return counted && counted.attempts > elsewhere.attempts ? { waitUntil: counted.windowEndsAt } : null;
}

/** Removes what `countCode` counted for a correct code, and remembers the network. */
export async function forgiveCode(db: Db, { personId, address }: Who, kind: "app" | "recovery"): Promise<void> {
  await forgiveAttempts(db, "secondStep", personId, address);
  const key = knownKey({ personId, address });
  if (kind === "app" && !(await findIsCounted(db, key))) {
    await updateAttemptsDown(db, { lowered: [elsewhereKey(personId)] });
  }
  await insertAttempt(db, [{ key, minutes: knownForMinutes }]);
}

const elsewhereKey = (personId: string) => `secondStep elsewhere ${personId}`;
const knownKey = ({ personId, address }: Who) =>
  `secondStep known ${keyedHashOf("network", `${personId} ${networkOf(address)}`).toString("hex")}`;
