import { desc, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { signingKeys } from "#db/schema/index.ts";

export type SigningKey = typeof signingKeys.$inferSelect;

export async function insertSigningKey(db: Db, row: typeof signingKeys.$inferInsert): Promise<void> {
  await db.insert(signingKeys).values(row);
}

/** The keys that may sign, the newest first. */
export async function listSigningKeys(db: Db): Promise<SigningKey[]> {
  return db
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt))
    .limit(20);
}

/** The public half of a key, also of one that signs no more. */
export async function findPublicKey(db: Db, kid: string): Promise<Record<string, string> | null> {
  const [row] = await db.select({ publicJwk: signingKeys.publicJwk }).from(signingKeys).where(eq(signingKeys.kid, kid));
  return row?.publicJwk ?? null;
}

export async function listPublicKeys(db: Db): Promise<Record<string, string>[]> {
  const rows = await db
    .select({ publicJwk: signingKeys.publicJwk })
    .from(signingKeys)
    .orderBy(desc(signingKeys.createdAt));
  return rows.map(({ publicJwk }) => publicJwk);
}
