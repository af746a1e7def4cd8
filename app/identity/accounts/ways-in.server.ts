import { site } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { findWaysIn, lockWaysIn } from "./queries/ways-in.server.ts";
import type { WaysIn } from "./ways-in.ts";

/** Somebody's ways in, as they are now. */
export async function waysInOf(db: Db, personId: string): Promise<WaysIn> {
  const found = await findWaysIn(db, personId);
  return {
    password: Boolean(found?.passwordChangedAt),
    mail: Boolean(found?.isEmailVerified) && site().canMail,
    passkeys: found?.passkeys ?? 0,
    connected: found?.connected ?? 0,
  };
}

/** The same for a verb that is about to take one away, in its transaction: nobody else takes one meanwhile. */
export async function waysInToChange(db: Db, personId: string): Promise<WaysIn> {
  await lockWaysIn(db, personId);
  return waysInOf(db, personId);
}

/** When somebody set or last changed their password; null when they have none. */
export async function passwordChangedAtOf(db: Db, personId: string): Promise<Date | null> {
  return (await findWaysIn(db, personId))?.passwordChangedAt ?? null;
}
