import { parseCookie, stringifySetCookie } from "cookie";
import { isSecure } from "./is-secure.server.ts";

/** The full name of a cookie: over https, its prefix binds it to this host. */
export const cookieName = (request: Request, name: string): string => (isSecure(request) ? `__Host-${name}` : name);

/** The value of a cookie, by its full name; null when absent. A value that cannot be decoded is returned as it is. */
export function readCookie(request: Request, name: string): string | null {
  return parseCookie(request.headers.get("cookie") ?? "")[name] ?? null;
}

/** The header that sets a cookie. Without `maxAge` (seconds) it lasts until the browser closes. */
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
