import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";
import { replicaDb } from "#db/replica.server.ts";
import { cookieName, readCookie } from "./cookies.server.ts";
import { wroteName } from "./wrote-cookie.server.ts";

/**
 * Reads on the replica, if there is one and this browser has not just changed something; else on the primary. Only for
 * what may be five seconds old and what nobody can take back from others: never for the session or for permissions.
 * `read` runs again on the primary if the replica fails, so it must only read.
 */
export async function readBehind<Result>(request: Request, read: (db: Db) => Promise<Result>): Promise<Result> {
  const hasWritten = readCookie(request, cookieName(request, wroteName)) !== null;
  const replica = hasWritten ? null : replicaDb();
  if (!replica) return read(db);
  try {
    return await read(replica);
  } catch (error) {
    if (error instanceof Response) throw error;
    return read(db);
  }
}
