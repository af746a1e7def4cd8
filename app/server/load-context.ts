import type { Response } from "express";

declare module "@remix-run/node" {
  /** What the HTTP server tells the application about one request. */
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    /** Who is at the other end, as far as we can know; for limits, never for logs. */
    clientAddress: string;
  }
}

declare global {
  namespace Express {
    interface Locals {
      nonce: string;
      requestId: string;
      clientAddress: string;
      /** It was answered for the application, which took too long: what still comes from there is for nobody. */
      isAbandoned?: boolean;
    }
  }
}

/** What admission noted of a request, for loaders and actions. */
export function loadContextOf(response: Response) {
  const { nonce, requestId, clientAddress } = response.locals;
  return { nonce, requestId, clientAddress };
}
