import { forgetBrowser } from "#app/identity/sign-in/mail-browser.server.ts";
import { noPendingArrivalCookie } from "#app/identity/sign-in/pending-arrival.server.ts";
import { errandCookie, newcomerCookie } from "./connecting.server.ts";
import { clearMerging } from "./merging.server.ts";

/** The headers that take away what a browser carried between two pages: it was for whoever leaves, not for the next. */
export function clearErrands(request: Request): string[] {
  return [
    errandCookie.clear(request),
    newcomerCookie.clear(request),
    clearMerging(request),
    noPendingArrivalCookie(request),
    forgetBrowser(request),
  ];
}
