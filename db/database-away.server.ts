/** Error codes of Node and the driver for a connection that cannot be made or was lost. */
const codes = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT", "CONNECTION_CONNECT_TIMEOUT"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
]);

/**
 * PostgreSQL's SQLSTATEs: connection failure (08), insufficient resources (53), shutting down, starting or canceled
 * statement (57), and a read-only standby (25006). A FATAL error ends the connection or prevents it.
 */
const states = /^(?:08|53|57)|^25006$/;

/** Whether an error or its cause means that the database is unavailable or overloaded, so that a retry may succeed. */
export function isDatabaseAway(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const code = "code" in each ? String(each.code) : "";
    if (codes.has(code)) return true;
    if ("severity" in each && (states.test(code) || /^(?:FATAL|PANIC)$/.test(String(each.severity)))) return true;
    if (each instanceof AggregateError && each.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
