import type { Response } from "express";

/**
 * Answers 503 with Retry-After for a page, page data or a file that failed because the database is unavailable, so that
 * browsers, proxies and drafts retry instead of treating it as a defect.
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
