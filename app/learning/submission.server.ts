import { wantsJson } from "#app/http/form.server.ts";
import { forbidden } from "#app/http/refusals.ts";
import { signInPath } from "#app/http/return-path.ts";
import type { Person } from "#app/identity/person.ts";
import * as m from "#app/messages/catalog.ts";

/** For addresses that only take forms: any other method is told so. */
export function onlyForms(request: Request, allowed: "POST" | "POST, DELETE" = "POST"): void {
  if (!allowed.split(", ").includes(request.method)) throw methodNotAllowed(allowed);
}

/** The answer to a method that an address does not take. */
export function methodNotAllowed(allowed: string): Response {
  return new Response("Method Not Allowed", { status: 405, headers: { allow: allowed } });
}

/**
 * The form that was sent; what is not a form is refused, as nothing that a page of ours sends. One that says whose page
 * it was on is refused to anybody else: at a shared computer, a page left open must not write its words as the next one.
 */
export async function readForm(request: Request, person: Person): Promise<FormData> {
  const form = await parsed(request);
  const owner = form.get("person");
  if (owner === null || owner === person.id) return form;
  const error = m.accountOtherPerson();
  if (!wantsJson(request)) throw forbidden(error);
  throw Response.json({ error, signIn: signInPath(request) }, { status: 401 });
}

async function parsed(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (type === "" && request.method === "DELETE") return new FormData();
  try {
    return await request.formData();
  } catch {
    throw new Response("Bad Request", { status: 400 });
  }
}
