/** For addresses that only take forms: refuses any other method. */
export function onlyForms(request: Request, allowed: "POST" | "POST, DELETE" = "POST"): void {
  if (!allowed.split(", ").includes(request.method)) throw methodNotAllowed(allowed);
}

/** The answer to a method that an address does not take. */
export function methodNotAllowed(allowed: string): Response {
  return new Response("Method Not Allowed", { status: 405, headers: { allow: allowed } });
}
