/** What Node and the driver say when a connection cannot be made, or is gone. */
const codes = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT", "CONNECTION_CONNECT_TIMEOUT"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
]);

/**
 * PostgreSQL's own words for it (SQLSTATE): the connection failed (08), it has no room (53), it is shutting down,
 * starting or gave up a statement (57), or it is a standby that takes no writes (25006). What is FATAL ends the
 * connection, or lets none begin.
 */
const states = /^(?:08|53|57)|^25006$/;

/** Whether an error, or what caused it, says that the database is away or too busy: the same may work a moment later. */
export function isDatabaseAway(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const code = "code" in each ? String(each.code) : "";
    if (codes.has(code)) return true;
    if ("severity" in each && (states.test(code) || /^(?:FATAL|PANIC)$/.test(String(each.severity)))) return true;
    if (each instanceof AggregateError && each.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
