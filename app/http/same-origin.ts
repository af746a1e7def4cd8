const safeMethods = new Set(["GET", "HEAD"]);

/**
 * Whether a request that may change something comes from our own pages. `publicUrl` is the public address behind a
 * proxy; without it, the request's host is taken as ours.
 */
export function isSameOrigin(request: Pick<Request, "method" | "headers">, publicUrl?: string): boolean {
  if (safeMethods.has(request.method)) return true;
  const { headers } = request;
  const origin = headers.get("origin");
  if (origin !== null) return isOurs(origin, headers, publicUrl);
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const referer = headers.get("referer");
  return referer !== null && isOurs(referer, headers, publicUrl);
}

function isOurs(address: string, headers: Headers, publicUrl: string | undefined): boolean {
  if (!URL.canParse(address)) return false; // "null" is one of them: a sandbox, a file, a redirect across sites
  const { origin, host } = new URL(address);
  if (origin === "null") return false;
  return publicUrl ? origin === new URL(publicUrl).origin : host === headers.get("host");
}
