/** Who passkeys are made for: the site's name, which a browser holds against the address that it shows. */
export type RelyingParty = { id: string; origin: string };

/**
 * The site as passkeys know it. Null where they cannot work: at a number instead of a name, or without encryption
 * (WebAuthn Level 3, 5.1.2 and secure contexts; localhost counts as secure).
 */
export function relyingPartyAt(address: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(address);
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isNumber(hostname) || !(protocol === "https:" || isLocal)) return null;
  return { id: hostname, origin };
}

/** The same page under the name of this computer; null when the address is not this computer's number. */
export function namedAddress(address: string): string | null {
  const url = new URL(address);
  if (!/^127\.|^\[::1\]$/.test(url.hostname)) return null;
  url.hostname = "localhost";
  return url.href;
}

function isNumber(hostname: string): boolean {
  return hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
}
