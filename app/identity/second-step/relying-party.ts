/** The WebAuthn relying party: the site's host name, which the browser compares with the address it shows. */
export type RelyingParty = { id: string; origin: string };

/**
 * The site's relying party. Null where passkeys cannot work: at an IP address, or without encryption (WebAuthn Level 3,
 * 5.1.2 and secure contexts; localhost counts as secure).
 */
export function relyingPartyAt(address: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(address);
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isNumber(hostname) || !(protocol === "https:" || isLocal)) return null;
  return { id: hostname, origin };
}

/** The same page at localhost; null when the address is not this computer's IP address. */
export function namedAddress(address: string): string | null {
  const url = new URL(address);
  if (!/^127\.|^\[::1\]$/.test(url.hostname)) return null;
  url.hostname = "localhost";
  return url.href;
}

function isNumber(hostname: string): boolean {
  return hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
}
