const nowhere = "http://nowhere.invalid";

/** A path on this site to return to, or the fallback for anything that could lead elsewhere. */
export function safePath(to: unknown, fallback = "/"): string {
  if (typeof to !== "string" || !to.startsWith("/") || !URL.canParse(to, nowhere)) return fallback;
  const url = new URL(to, nowhere);
  const path = url.pathname + url.search + url.hash;
  return url.origin === nowhere && !path.startsWith("//") ? path : fallback;
}

/** A page of ours that continues to another one afterwards. */
export function pathTo(page: string, to: string): string {
  return to === "/" ? page : `${page}${page.includes("?") ? "&" : "?"}to=${encodeURIComponent(to)}`;
}

/** The sign-in page that returns to the requested page; after a write, to the page with the form. */
export function signInPath(request: Pick<Request, "method" | "url" | "headers">): string {
  const to = ["GET", "HEAD"].includes(request.method) ? pathOf(request.url) : pathOf(request.headers.get("referer"));
  return to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
}

function pathOf(address: string | null): string {
  if (!address || !URL.canParse(address)) return "/";
  const url = new URL(address);
  url.searchParams.delete("_routes"); // Remix's own parameter, on requests for data
  return safePath(url.pathname.replace(/\.data$/, "") + url.search);
}
