import { forgetBrowser } from "#app/identity/sign-in/mail-browser.server.ts";
import { clearPendingSecondFactor } from "#app/identity/sign-in/pending-second-factor.server.ts";
import { clearMerging } from "./merging.server.ts";
import { oauthStateCookie, providerSignUpCookie } from "./provider-cookies.server.ts";

/**
 * The headers that clear all cookies carried between two pages: they belong to the person who leaves, not to the next.
 */
export function clearCarriedCookies(request: Request): string[] {
  return [
    oauthStateCookie.clear(request),
    providerSignUpCookie.clear(request),
    clearMerging(request),
    clearPendingSecondFactor(request),
    forgetBrowser(request),
  ];
}
