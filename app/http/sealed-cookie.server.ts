import type { z } from "zod";
import { seal, unseal } from "#app/secrets/secrets.server.ts";
import { isSecure } from "./is-secure.server.ts";

/** Browsers keep 4 kB of a cookie; a path that makes it longer is not worth coming back to. */
const longest = 3_900;

/**
 * Something that one browser carries for us between two pages: it can neither read nor change it, no other browser has
 * it, and it ends by itself. `minutes` is how long it is good for.
 */
export function sealedCookie<Schema extends z.ZodType>(purpose: string, minutes: number, schema: Schema) {
  const nameFor = (request: Request) => (isSecure(request) ? `__Host-${purpose}` : purpose);
  const cookie = (request: Request, value: string, maxAge: number) =>
    `${nameFor(request)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${isSecure(request) ? "; Secure" : ""}`;

  return {
    /** The header that sets it. */
    write(request: Request, value: z.infer<Schema>): string {
      const text = JSON.stringify({ purpose, until: Date.now() + minutes * 60_000, value });
      const sealed = seal("cookie", text).toString("base64url");
      if (sealed.length > longest) throw new Response("URI Too Long", { status: 414 });
      return cookie(request, sealed, minutes * 60);
    },
    /** What this browser carries; null when it carries nothing, something else, or something that has ended. */
    read(request: Request): z.infer<Schema> | null {
      const prefix = `${nameFor(request)}=`;
      const found = (request.headers.get("cookie") ?? "").split(/; */).find((each) => each.startsWith(prefix));
      const text = found ? unseal("cookie", Buffer.from(found.slice(prefix.length), "base64url")) : null;
      if (text === null) return null;
      const carried: unknown = JSON.parse(text);
      if (!isCarried(carried) || carried.purpose !== purpose || carried.until <= Date.now()) return null;
      const parsed = schema.safeParse(carried.value);
      return parsed.success ? parsed.data : null;
    },
    /** The header that takes it away. */
    clear: (request: Request): string => cookie(request, "", 0),
  };
}

function isCarried(found: unknown): found is { purpose: string; until: number; value: unknown } {
  return (
    typeof found === "object" &&
    found !== null &&
    "purpose" in found &&
    "until" in found &&
    typeof found.until === "number"
  );
}
