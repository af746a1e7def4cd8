import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";
import { hasReplica, longestLagMs, replicaDb } from "#db/replica.server.ts";
import { cookieName, readCookie, writeCookie } from "./cookies.server.ts";

const name = "wrote";

/** Much longer than a replica may be behind, so that it has the change by then. */
const wroteForSeconds = (6 * longestLagMs) / 1000;

/**
 * Reads on the replica, if there is one and this browser has not just changed something; else on the primary. Only for
 * what may be five seconds old and what nobody can take back from others: never for the session or for permissions.
 * `read` runs again on the primary if the replica fails, so it must only read.
 */
export async function readBehind<Result>(request: Request, read: (db: Db) => Promise<Result>): Promise<Result> {
  const hasWritten = readCookie(request, cookieName(request, name)) !== null;
  const replica = hasWritten ? null : replicaDb();
  if (!replica) return read(db);
  try {
    return await read(replica);
  } catch (error) {
    if (error instanceof Response) throw error;
    return read(db);
  }
}

/** The Set-Cookie header after a request that may have changed something; null for others and without a replica. */
export function wroteCookie(request: Request): string | null {
  const mayWrite = !["GET", "HEAD", "OPTIONS"].includes(request.method);
  return mayWrite && hasReplica() ? writeCookie(request, name, "1", wroteForSeconds) : null;
}
