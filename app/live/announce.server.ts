import type { Db } from "#db/client.server.ts";
import { insertNotification } from "./queries/notifications.server.ts";

/**
 * Tells pages that follow these topics that something changed, once the caller's transaction commits. Call it once in a
 * transaction. It is a hint without content: pages read again through their loaders.
 */
export async function announce(db: Db, topics: readonly string[]): Promise<void> {
  if (topics.length > 0) await insertNotification(db, topics);
}
