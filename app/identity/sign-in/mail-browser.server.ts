import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";

/** Longer than any code is valid. */
const mailCookie = sealedCookie("mail-code", 60, z.object({ secret: z.string().regex(/^[\w-]{43}$/) }));

/**
 * Identifies the browser that asks for a code by a secret that it alone holds and without which the code does not work.
 * `cookie` is the header that stores it.
 */
export function browserOf(request: Request): { secret: string; cookie: string } {
  const secret = mailCookie.read(request)?.secret ?? newSecret();
  return { secret, cookie: mailCookie.write(request, { secret }) };
}

/** The header that clears the secret. */
export const forgetBrowser = (request: Request): string => mailCookie.clear(request);

/** The secret of a browser that asked before; null when it did not, or too long ago. */
export function browserSecretIn(request: Request): string | null {
  return mailCookie.read(request)?.secret ?? null;
}
