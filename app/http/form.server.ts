import { parseWithZod } from "@conform-to/zod/v4";
import type { ZodType } from "zod";

/** What a write means: forms can only POST, so one that takes something away says `_method=delete`. */
export function methodOf(request: Request, form: FormData): "POST" | "DELETE" {
  if (request.method === "DELETE") return "DELETE";
  return String(form.get("_method") ?? "").toLowerCase() === "delete" ? "DELETE" : "POST";
}

/** Checks a form against the schema of its noun. It has no effects: check, then act. */
export function parseForm<Schema extends ZodType>(form: FormData, schema: Schema) {
  return parseWithZod(form, { schema });
}

/** Our own fetch calls ask for JSON; a form posted without JavaScript asks for a page and gets a redirect. */
export function wantsJson(request: Request): boolean {
  const accepted = request.headers.get("accept") ?? "";
  return accepted.split(",").some((type) => type.split(";")[0]?.trim().toLowerCase() === "application/json");
}
