import type { AppLoadContext } from "@remix-run/node";

/** Where a request comes from, as the HTTP server saw it: never a header, which is anybody's word. */
export function clientAddress(context: AppLoadContext): string {
  return typeof context.clientAddress === "string" ? context.clientAddress : "unknown";
}
