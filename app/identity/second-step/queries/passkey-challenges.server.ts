import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { passkeyChallenges } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

/** `personId` is null when it is not known yet who will answer. */
export async function insertPasskeyChallenge(db: Db, challengeHash: Buffer, personId: string | null, minutes: number) {
  await db
    .insert(passkeyChallenges)
    .values({ challengeHash, personId, expiresAt: sql`${momentOf()} + make_interval(mins => ${minutes})` });
}

/** Deletes and returns a challenge, so that it works once. Null when it is unknown, used or expired. */
export async function deletePasskeyChallenge(db: Db, challengeHash: Buffer) {
  const [row] = await db
    .delete(passkeyChallenges)
    .where(and(eq(passkeyChallenges.challengeHash, challengeHash), gt(passkeyChallenges.expiresAt, momentOf())))
    .returning({ personId: passkeyChallenges.personId });
  return row ?? null;
}

export async function deleteExpiredPasskeyChallenges(db: Db) {
  await db.execute(sql`
    delete from ${passkeyChallenges} where ${passkeyChallenges.challengeHash} in (
      select challenge_hash from ${passkeyChallenges} where expires_at <= ${momentOf()} limit 500 for update skip locked)`);
}
