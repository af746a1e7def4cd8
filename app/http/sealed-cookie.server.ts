import type { z } from "zod";
import { seal, unseal } from "#app/secrets/secrets.server.ts";
import { cookieName, readCookie, writeCookie } from "./cookies.server.ts";

/** Browsers keep 4 kB of a cookie; a path that makes it longer is not worth coming back to. */
const longest = 3_900;

/**
 * Something that one browser carries for us between two pages: it can neither read nor change it, no other browser has
 * it, and it ends by itself. `minutes` is how long it is good for.
 */
export function sealedCookie<Schema extends z.ZodType>(purpose: string, minutes: number, schema: Schema) {
  return {
    /** The header that sets it. */
    write(request: Request, value: z.infer<Schema>): string {
      const text = JSON.stringify({ purpose, until: Date.now() + minutes * 60_000, value });
      const sealed = seal("cookie", text).toString("base64url");
      if (sealed.length > longest) throw new Response("URI Too Long", { status: 414 });
      return writeCookie(request, purpose, sealed, minutes * 60);
    },
    /** What this browser carries; null when it carries nothing, something else, or something that has ended. */
    read(request: Request): z.infer<Schema> | null {
      const found = readCookie(request, cookieName(request, purpose));
      const text = found ? unseal("cookie", Buffer.from(found, "base64url")) : null;
      if (text === null) return null;
      const carried: unknown = JSON.parse(text);
      if (!isCarried(carried) || carried.purpose !== purpose || carried.until <= Date.now()) return null;
      const parsed = schema.safeParse(carried.value);
      return parsed.success ? parsed.data : null;
    },
    /** The header that takes it away. */
    clear: (request: Request): string => writeCookie(request, purpose, "", 0),
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
