import { hasReplica, longestLagMs } from "#db/replica.server.ts";
import { writeCookie } from "./cookies.server.ts";

export const wroteName = "wrote";

/** Much longer than a replica may be behind, so that it has the change by then. */
const wroteForSeconds = (6 * longestLagMs) / 1000;

/** The Set-Cookie header after a request that may have changed something; null for others and without a replica. */
export function wroteCookie(request: Request): string | null {
  const mayWrite = !["GET", "HEAD", "OPTIONS"].includes(request.method);
  return mayWrite && hasReplica() ? writeCookie(request, wroteName, "1", wroteForSeconds) : null;
}
