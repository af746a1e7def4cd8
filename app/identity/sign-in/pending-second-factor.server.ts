import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import { signInMethods } from "../person/sign-in-method.ts";

const pendingSecondFactor = z.object({
  personId: z.uuid(),
  method: z.enum(signInMethods),
  isShared: z.boolean(),
  to: z.string(),
  /** Milliseconds since 1970. */
  issuedAt: z.number(),
});

/** Somebody who proved the first step and not the second: no session yet, only this, sealed, in their browser. */
export type PendingSecondFactor = z.infer<typeof pendingSecondFactor>;

/** It opens nothing but the page of the second step, and that for ten minutes. */
const cookie = sealedCookie("second-step", 10, pendingSecondFactor);

/** The cookie that carries somebody to their second step. */
export function pendingSecondFactorCookie(request: Request, pending: Omit<PendingSecondFactor, "issuedAt">): string {
  return cookie.write(request, { ...pending, issuedAt: Date.now() });
}

/** The cookie that takes it away. */
export function clearPendingSecondFactor(request: Request): string {
  return cookie.clear(request);
}

/** Who is on their way in by this browser; null when nobody is, or it took too long. */
export function pendingSecondFactorIn(request: Request): PendingSecondFactor | null {
  return cookie.read(request);
}
