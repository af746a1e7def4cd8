import type { Response } from "express";

declare module "@remix-run/node" {
  /** What the HTTP server tells the application about one request. */
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    /** The client's address as far as we can know it; for rate limits, never for logs. */
    clientAddress: string;
    /** Why this request failed, as far as the HTTP server should know. */
    trouble?: Trouble;
    /** Where a whole page is left for a server that sends it in one piece; without it, the page is the answer's body. */
    page?: { html: string | null };
  }
}

type Trouble = { isDatabaseAway: boolean };

declare global {
  namespace Express {
    interface Locals {
      nonce: string;
      requestId: string;
      clientAddress: string;
      /** Already answered because the application took too long: its later answer is dropped. */
      isAbandoned?: boolean;
      trouble?: Trouble;
    }
  }
}

/** What the request gate recorded about a request, for loaders and actions. */
export function loadContextOf(response: Response) {
  const { nonce, requestId, clientAddress } = response.locals;
  const trouble = { isDatabaseAway: false };
  response.locals.trouble = trouble;
  return { nonce, requestId, clientAddress, trouble };
}
