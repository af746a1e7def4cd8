import type { Response } from "express";

declare module "@remix-run/node" {
  /** What the HTTP server tells the application about one request. */
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    /** Who is at the other end, as far as we can know; for limits, never for logs. */
    clientAddress: string;
    /** What kept this request from its answer, as far as the HTTP server should know. */
    trouble?: Trouble;
  }
}

type Trouble = { isDatabaseAway: boolean };

declare global {
  namespace Express {
    interface Locals {
      nonce: string;
      requestId: string;
      clientAddress: string;
      /** It was answered for the application, which took too long: what still comes from there is for nobody. */
      isAbandoned?: boolean;
      trouble?: Trouble;
    }
  }
}

/** What admission noted of a request, for loaders and actions. */
export function loadContextOf(response: Response) {
  const { nonce, requestId, clientAddress } = response.locals;
  const trouble = { isDatabaseAway: false };
  response.locals.trouble = trouble;
  return { nonce, requestId, clientAddress, trouble };
}
