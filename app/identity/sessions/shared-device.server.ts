import { cookieName, readCookie, writeCookie } from "#app/http/cookies.server.ts";

const purpose = "shared-device";

/** Marks a browser as shared for as long as it is open, so that what it kept is cleared also when a session just ends. */
export function sharedDeviceCookie(request: Request, isShared: boolean): string {
  return isShared ? writeCookie(request, purpose, "1") : writeCookie(request, purpose, "", 0);
}

/** Whether somebody signed in here as on a shared device, and nobody signed out or in since. */
export function isSharedDevice(request: Request): boolean {
  return readCookie(request, cookieName(request, purpose)) === "1";
}

/**
 * What tells a browser to forget its copies of pages. Storage stays: it holds what people typed and the site does not
 * have yet, each person's sealed with their own key, and clearing it would take everybody's.
 */
export function clearSiteData(): Record<"Clear-Site-Data", string> {
  return { "Clear-Site-Data": '"cache"' };
}
