import { parseCookie, stringifySetCookie } from "cookie";
import { isSecure } from "./is-secure.server.ts";

/** A cookie's name in full: over https it is bound to this host. */
export const cookieName = (request: Request, name: string): string => (isSecure(request) ? `__Host-${name}` : name);

/** What a browser sent in a cookie, by its full name; null for none. One that cannot be decoded is read as it is. */
export function readCookie(request: Request, name: string): string | null {
  return parseCookie(request.headers.get("cookie") ?? "")[name] ?? null;
}

/** The header that sets a cookie; without `maxAge`, in seconds, it ends when the browser closes. */
export function writeCookie(request: Request, name: string, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? {} : { maxAge };
  return stringifySetCookie(cookieName(request, name), value, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(request),
    ...age,
  });
}
