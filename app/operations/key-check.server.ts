import { findSiteState, insertKeyCheck } from "#app/maintenance/queries/site-state.server.ts";
import { keyedHashOf } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";

const ownCheck = () => keyedHashOf("key-check", "the key of this site");

/** Called at start: the first SECRET_KEY used becomes the database's. Returns whether this process has the same one. */
export async function recordKeyCheck(db: Db): Promise<boolean> {
  const known = await insertKeyCheck(db, ownCheck());
  return known?.equals(ownCheck()) ?? true;
}

/** Whether this process has the SECRET_KEY that the database was first used with. */
export async function hasRightKey(db: Db): Promise<boolean> {
  const known = (await findSiteState(db))?.keyCheck;
  return known?.equals(ownCheck()) ?? true;
}
