import { cookieName, readCookie, writeCookie } from "#app/http/cookies.server.ts";

const purpose = "shared-device";

/** Marks a browser as shared until it is closed, so that its cached pages are cleared even when a session expires. */
export function sharedDeviceCookie(request: Request, isShared: boolean): string {
  return isShared ? writeCookie(request, purpose, "1") : writeCookie(request, purpose, "", 0);
}

/** Whether a person signed in on this browser as on a shared device, and nobody has signed in or out since. */
export function isSharedDevice(request: Request): boolean {
  return readCookie(request, cookieName(request, purpose)) === "1";
}

/**
 * Tells a browser to clear its cached pages. Storage stays: it holds text that the site does not have yet, sealed with
 * each author's key, and clearing it would delete everybody's.
 */
export function clearSiteData(): Record<"Clear-Site-Data", string> {
  return { "Clear-Site-Data": '"cache"' };
}
