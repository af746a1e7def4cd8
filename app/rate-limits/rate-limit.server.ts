import type { Db } from "#db/client.server.ts";
import { insertAttempt, updateAttemptsDown } from "./queries/rate-limits.server.ts";
import { type Attempted, type AttemptedAnywhere, counterEverywhere, countersFor } from "./rate-limit.ts";

/**
 * Counts an attempt and says until when there may be no other; null while there may. `device` is what
 * `knownDevice` says of the browser.
 */
export async function countAttempt(
  db: Db,
  what: Attempted,
  email: string,
  address: string,
  device: string | null = null,
): Promise<Date | null> {
  const counters = countersFor(what, email, address, device);
  const counted = await insertAttempt(db, counters);
  const used = counted.filter(({ key, attempts }) =>
    counters.some((limit) => limit.key === key && attempts > limit.attempts),
  );
  const ends = used.map(({ windowEndsAt }) => windowEndsAt.getTime());
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** Counts an attempt of a browser that the account has not used before against all such browsers together. */
export async function countEverywhere(db: Db, what: AttemptedAnywhere, email: string): Promise<Date | null> {
  const counter = counterEverywhere(what, email);
  const [counted] = await insertAttempt(db, [counter]);
  return counted && counted.attempts > counter.attempts ? counted.windowEndsAt : null;
}

/** Forgets an account's failures after it signed in; the address and all browsers together keep theirs. */
export async function forgiveAttempts(
  db: Db,
  what: Attempted,
  email: string,
  address: string,
  device: string | null = null,
): Promise<void> {
  const [account, ...others] = countersFor(what, email, address, device);
  await updateAttemptsDown(db, { forgotten: account?.key, lowered: others.map(({ key }) => key) });
}

/** Takes back what `countEverywhere` counted, for an attempt that was right. */
export async function forgiveEverywhere(db: Db, what: AttemptedAnywhere, email: string): Promise<void> {
  await updateAttemptsDown(db, { lowered: [counterEverywhere(what, email).key] });
}

/** `forgiveAttempts` and `forgiveEverywhere` in one statement. */
export async function forgiveAll(db: Db, what: AttemptedAnywhere, email: string, address: string): Promise<void> {
  const [account, ...others] = countersFor(what, email, address);
  const lowered = [...others, counterEverywhere(what, email)].map(({ key }) => key);
  await updateAttemptsDown(db, { forgotten: account?.key, lowered });
}
