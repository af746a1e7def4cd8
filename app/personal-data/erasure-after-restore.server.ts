import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { eraseAccount } from "./erasure.server.ts";
import { insertErasure, lockOpenErasureOf, updateErasureCancelled } from "./queries/erasures.server.ts";

/**
 * Erases a person whom a restored backup from before their erasure brought back: at once, without another grace period.
 */
export async function eraseAgain(db: Db, personId: string): Promise<void> {
  const erasureId = await db.transaction(async (db) => {
    const open = await lockOpenErasureOf(db, personId);
    if (open) await updateErasureCancelled(db, open.id);
    return insertErasure(db, { personId, dueAt: currentTime(), undoHash: hashOf(newSecret()) });
  });
  await eraseAccount(db, { erasureId });
}
