/** Throws 405 for any method that a forms-only address does not accept. */
export function onlyForms(request: Request, allowed: "POST" | "POST, DELETE" = "POST"): void {
  if (!allowed.split(", ").includes(request.method)) throw methodNotAllowed(allowed);
}

/** The 405 response, naming the allowed methods. */
export function methodNotAllowed(allowed: string): Response {
  return new Response("Method Not Allowed", { status: 405, headers: { allow: allowed } });
}

/**
 * The loader of a forms-only address: `export const loader = postOnly`. Without one Remix answers 400, and a page that is
 * open shows nothing where a link or a redirect leads there.
 */
export const postOnly = () => refuse("POST");
export const deleteOnly = () => refuse("DELETE");
export const postOrDeleteOnly = () => refuse("POST, DELETE");

/** The action of a read-only address. */
export const getOnly = () => refuse("GET");

function refuse(allowed: string): never {
  throw methodNotAllowed(allowed);
}
