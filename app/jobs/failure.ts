/**
 * Why a job failed, as one word: all that the queue stores. An error's own message may contain what someone wrote, and
 * a database error's contains rows.
 */
export class JobFailure extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`A job failed: ${reason}.`);
    this.name = "JobFailure";
    this.reason = reason;
  }
}

/** The word for any error: our own, the system's error code, or the error's class. */
export function reasonOf(error: unknown): string {
  if (error instanceof JobFailure) return error.reason;
  const cause = error instanceof Error ? error.cause : undefined;
  return codeOf(error) ?? codeOf(cause) ?? (error instanceof Error ? error.name : "not_an_error");
}

/** Codes of PostgreSQL, Node and libraries consist of capitals and digits; nothing else passes. */
function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error) || typeof error.code !== "string") return null;
  return /^[A-Z0-9_]{2,40}$/.test(error.code) ? error.code : null;
}
