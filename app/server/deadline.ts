import type { RequestHandler } from "express";
import { log } from "#app/log/log.ts";
import { sendRefusal } from "./refusal-page.ts";

/** Longer than any page of ours takes under load; what takes longer is a job. */
const patienceMs = 7_000;

/**
 * Answers 503 for a request that the application does not answer in time, as when the database hangs: people get a page
 * instead of a browser that waits. What the application does later is for nobody. The time that somebody's slow network
 * takes to send a form does not count, and what began to be answered may take as long as it needs.
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
