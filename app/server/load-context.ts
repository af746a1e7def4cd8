import type { Response } from "express";

declare module "@remix-run/node" {
  /** What the HTTP server tells the application about one request. */
  interface AppLoadContext {
    nonce: string;
    requestId: string;
  }
}

declare global {
  namespace Express {
    interface Locals {
      nonce: string;
      requestId: string;
    }
  }
}

export function loadContextOf(response: Response) {
  const { nonce, requestId } = response.locals;
  return { nonce, requestId };
}
