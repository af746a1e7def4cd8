import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";
import { lockEdits } from "./queries/edits.server.ts";

/**
 * Saves what several people may change, one after another, so that `joinEdits` sees what was saved before. `subject` is
 * the thing's id. A thrown redirect would undo what was saved: return it.
 */
export function editing<Result>(subject: string, edit: (db: Db) => Promise<Result>): Promise<Result> {
  return db.transaction(async (db) => {
    await lockEdits(db, subject);
    return edit(db);
  });
}
