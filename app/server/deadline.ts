import type { RequestHandler } from "express";
import { log } from "#app/log/log.ts";
import { sendRefusal } from "./refusal-page.ts";

/** Longer than any page of ours takes under load; anything longer should be a job. */
const patienceMs = 7_000;

/**
 * Answers 503 if the application does not answer in time, as when the database hangs, so that people get a page instead
 * of a waiting browser. A later answer is dropped. The time a slow network takes to send a form does not count, and an
 * answer that has started may take as long as it needs.
 */
export function deadline(milliseconds = patienceMs): RequestHandler {
  return (request, response, next) => {
    let timer: NodeJS.Timeout;
    const giveUp = () => {
      if (!request.complete) return wait();
      if (response.headersSent) return;
      response.locals.isAbandoned = true;
      log.error({ requestId: response.locals.requestId }, "the application did not answer in time");
      void sendRefusal(request, response, 503);
    };
    const wait = () => {
      timer = setTimeout(giveUp, milliseconds);
    };
    wait();
    response.once("close", () => clearTimeout(timer));
    next();
  };
}
