/** An answer for programs on any site, such as verifiers that run in a browser; `maxAge` in seconds. */
export function publicJson(body: unknown, { maxAge }: { maxAge: number }): Response {
  return publicAnswer(JSON.stringify(body), "application/json", maxAge);
}

/** A credential signed as a JWT; 503 while there is no key to sign with. */
export function publicJwt(jwt: string | null, { maxAge }: { maxAge: number }): Response {
  if (jwt === null) throw new Response("Service Unavailable", { status: 503, headers: { "retry-after": "600" } });
  return publicAnswer(jwt, "application/vc+jwt", maxAge);
}

function publicAnswer(body: string, type: string, maxAge: number): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "access-control-allow-origin": "*",
      "cache-control": maxAge === 0 ? "no-store" : `public, max-age=${maxAge}`,
      "x-robots-tag": "noindex",
    },
  });
}
