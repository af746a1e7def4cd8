import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";

const yearInMinutes = 365 * 24 * 60;

/**
 * Attempts from a browser in which its owner signed in before are counted separately, so that attackers elsewhere lock
 * nobody out (OWASP Authentication Cheat Sheet, device cookies). It grants no access.
 */
const deviceCookie = sealedCookie("known-device", yearInMinutes, z.object({ email: z.string(), device: z.string() }));

const normalizeEmail = (email: string) => email.trim().toLowerCase();

/** This browser's id for the rate limits of an address; null when that address never signed in here. */
export function knownDevice(request: Request, email: string): string | null {
  const known = deviceCookie.read(request);
  return known && known.email === normalizeEmail(email) ? known.device : null;
}

/** The header that marks a browser as known; on a shared device, the one that clears any earlier mark. */
export function knownDeviceCookie(request: Request, email: string, { isShared }: { isShared: boolean }): string {
  if (isShared) return deviceCookie.clear(request);
  const device = knownDevice(request, email) ?? newSecret();
  return deviceCookie.write(request, { email: normalizeEmail(email), device });
}
