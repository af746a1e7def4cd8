import { keyedHashOf } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { insertKeyCheck } from "./queries/site-state.server.ts";

/** Whether this process has the SECRET_KEY that the database was first used with; the first one's is that. */
export async function hasRightKey(db: Db): Promise<boolean> {
  const own = keyedHashOf("key-check", "the key of this site");
  const known = await insertKeyCheck(db, own);
  return known?.equals(own) ?? true;
}
