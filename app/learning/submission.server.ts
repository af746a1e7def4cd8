/** For addresses that only take forms: any other method is told so. */
export function onlyForms(request: Request, allowed: "POST" | "POST, DELETE" = "POST"): void {
  if (!allowed.split(", ").includes(request.method)) throw methodNotAllowed(allowed);
}

export function methodNotAllowed(allowed: string): Response {
  return new Response("Method Not Allowed", { status: 405, headers: { allow: allowed } });
}

/** The form that was sent; what is not a form is refused, as nothing that a page of ours sends. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (type === "" && request.method === "DELETE") return new FormData();
  try {
    return await request.formData();
  } catch {
    throw new Response("Bad Request", { status: 400 });
  }
}
