import type { Db } from "#db/client.server.ts";
import {
  deleteAttempts,
  deleteExpiredRateLimits,
  insertAttempt,
  updateAttemptsDown,
} from "./queries/rate-limits.server.ts";
import { type Attempted, countersFor } from "./rate-limit.ts";

/** Counts an attempt and says until when there may be no other; null while there may. */
export async function countAttempt(db: Db, what: Attempted, email: string, address: string): Promise<Date | null> {
  const counters = countersFor(what, email, address);
  const counted = await insertAttempt(db, counters);
  const used = counted.filter(({ key, attempts }) =>
    counters.some((limit) => limit.key === key && attempts > limit.attempts),
  );
  const ends = used.map(({ windowEndsAt }) => windowEndsAt.getTime());
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** Forgets an account's failures after it got in; the address keeps its own. */
export async function forgiveAttempts(db: Db, what: Attempted, email: string, address: string): Promise<void> {
  const [account, network] = countersFor(what, email, address);
  if (account) await deleteAttempts(db, account.key);
  if (network) await updateAttemptsDown(db, network.key);
  await deleteExpiredRateLimits(db);
}
