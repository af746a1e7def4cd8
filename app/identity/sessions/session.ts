import { days, hours, minutes } from "#app/time/durations.ts";

/** How long a session lasts when unused, and at most (ASVS 7.3 requires both, documented). */
const lifetimes = {
  own: { unused: 30 * days, atMost: 90 * days },
  shared: { unused: 30 * minutes, atMost: 4 * hours },
};

/** How long after the last recorded use another one is recorded, so that not every page writes. */
const noteEvery = { own: 10 * minutes, shared: 1 * minutes };

const kindOf = ({ isShared }: { isShared: boolean }) => (isShared ? "shared" : "own");

/** When a session ends if it is used now and not again. */
export function expiryOf(session: { createdAt: Date; isShared: boolean }, now: Date): Date {
  const { unused, atMost } = lifetimes[kindOf(session)];
  return new Date(Math.min(now.getTime() + unused, session.createdAt.getTime() + atMost));
}

export function isUseWorthNoting(session: { lastUsedAt: Date; isShared: boolean }, now: Date): boolean {
  return now.getTime() - session.lastUsedAt.getTime() >= noteEvery[kindOf(session)];
}
