import { isSecure } from "#app/http/is-secure.server.ts";

const nameFor = (request: Request) => (isSecure(request) ? "__Host-shared-device" : "shared-device");

/** Marks a browser as shared for as long as it is open, so that what it kept is cleared also when a session just ends. */
export function sharedDeviceCookie(request: Request, isShared: boolean): string {
  const age = isShared ? "" : "; Max-Age=0";
  const secure = isSecure(request) ? "; Secure" : "";
  return `${nameFor(request)}=${isShared ? "1" : ""}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`;
}

/** Whether somebody signed in here as on a shared device, and nobody signed out or in since. */
export function isSharedDevice(request: Request): boolean {
  const cookies = (request.headers.get("cookie") ?? "").split(/; */);
  return cookies.includes(`${nameFor(request)}=1`);
}

/**
 * What tells a browser to forget its copies of pages. Storage stays: it holds what people typed and the site does not
 * have yet, each person's sealed with their own key, and clearing it would take everybody's.
 */
export function clearSiteData(): Record<"Clear-Site-Data", string> {
  return { "Clear-Site-Data": '"cache"' };
}
