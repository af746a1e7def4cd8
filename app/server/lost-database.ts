import type { Response } from "express";

/**
 * A page, data for one, or a file that failed because the database is away answers 503 and says when to come back, so
 * that browsers, proxies and drafts try again instead of taking it for a defect.
 */
export function answerForLostDatabase(response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => typeof response;
  response.writeHead = ((status: number, ...given: unknown[]) => {
    if (!response.locals.trouble?.isDatabaseAway || status < 500) return writeHead(status, ...given);
    response.statusMessage = "Service Unavailable";
    response.setHeader("Retry-After", "30");
    return writeHead(503);
  }) as typeof response.writeHead;
}
