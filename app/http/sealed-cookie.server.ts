import type { z } from "zod";
import { seal, unseal } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { cookieName, readCookie, writeCookie } from "./cookies.server.ts";

/** Browsers accept 4 kB; a path that makes the cookie longer is not worth returning to. */
const longest = 3_900;

/**
 * A value that one browser carries between two pages. The browser can neither read nor change it, no other browser has
 * it, and it expires after `minutes`.
 */
export function sealedCookie<Schema extends z.ZodType>(purpose: string, minutes: number, schema: Schema) {
  return {
    /** The header that sets it. */
    write(request: Request, value: z.infer<Schema>): string {
      const text = JSON.stringify({ purpose, until: currentTime().getTime() + minutes * 60_000, value });
      const sealed = seal("cookie", text).toString("base64url");
      if (sealed.length > longest) throw new Response("URI Too Long", { status: 414 });
      return writeCookie(request, purpose, sealed, minutes * 60);
    },
    /** The value that this browser carries; null when it is absent, invalid or expired. */
    read(request: Request): z.infer<Schema> | null {
      const found = readCookie(request, cookieName(request, purpose));
      const text = found ? unseal("cookie", Buffer.from(found, "base64url")) : null;
      if (text === null) return null;
      const carried: unknown = JSON.parse(text);
      if (!isCarried(carried) || carried.purpose !== purpose || carried.until <= currentTime().getTime()) return null;
      const parsed = schema.safeParse(carried.value);
      return parsed.success ? parsed.data : null;
    },
    /** The header that clears it. */
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
