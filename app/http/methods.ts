/** For addresses that only take forms: refuses any other method. */
export function onlyForms(request: Request, allowed: "POST" | "POST, DELETE" = "POST"): void {
  if (!allowed.split(", ").includes(request.method)) throw methodNotAllowed(allowed);
}

/** The answer to a method that an address does not take. */
export function methodNotAllowed(allowed: string): Response {
  return new Response("Method Not Allowed", { status: 405, headers: { allow: allowed } });
}

/** Loaders of addresses that take forms alone: `export const loader = postOnly`. */
export const postOnly = () => refuse("POST");
export const deleteOnly = () => refuse("DELETE");
export const postOrDeleteOnly = () => refuse("POST, DELETE");

/** The action of an address that is only read. */
export const getOnly = () => refuse("GET");

function refuse(allowed: string): never {
  throw methodNotAllowed(allowed);
}
