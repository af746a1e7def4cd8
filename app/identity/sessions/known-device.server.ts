import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";

const yearInMinutes = 365 * 24 * 60;

/**
 * A browser that its person signed in with before is counted by itself, so that whoever tries their password elsewhere
 * keeps nobody out (OWASP Authentication Cheat Sheet, device cookies). It opens nothing.
 */
const deviceCookie = sealedCookie("known-device", yearInMinutes, z.object({ email: z.string(), device: z.string() }));

const normalizeEmail = (email: string) => email.trim().toLowerCase();

/** What this browser is called for the limits of an address; null when that address never signed in here. */
export function knownDevice(request: Request, email: string): string | null {
  const known = deviceCookie.read(request);
  return known && known.email === normalizeEmail(email) ? known.device : null;
}

/** The header that makes a browser known; on a shared device the one that forgets whoever was. */
export function knownDeviceCookie(request: Request, email: string, { isShared }: { isShared: boolean }): string {
  if (isShared) return deviceCookie.clear(request);
  const device = knownDevice(request, email) ?? newSecret();
  return deviceCookie.write(request, { email: normalizeEmail(email), device });
}
